import type { EffortTarget } from './schema.ts';
import type { EffortReason, SentEffort } from './send/sent-effort.ts';

/** What is reported of one request's effort. */
export interface EffortToReport {
  /** As `toAskedText` gives it. */
  readonly asked: string;
  readonly sent: SentEffort;
  readonly reason?: EffortReason;
}

/** Writes an ask in the words of the report: `xhigh`, `0.62`, `hold:0.97`, `default`. */
export function toAskedText(target: EffortTarget): string {
  if (target.kind === 'default') return 'default';
  return target.kind === 'hold' ? `hold:${target.rho}` : target.said;
}

/** Writes the value of the response header `x-vernier-effort`: `asked=xhigh; sent=high; reason=model-max`. */
export function effortReport({ asked, sent, reason }: EffortToReport): string {
  const told = `asked=${asked}; sent=${sent}`;
  return reason === undefined ? told : `${told}; reason=${reason}`;
}
