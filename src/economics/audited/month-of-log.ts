import type { AuditedWork } from '#core';

const DAYS_A_MONTH = 365.25 / 12;

type Kind = AuditedWork['work']['kinds'][number];

/** One kind of work in a month like the log. */
export interface KindMonth extends Pick<Kind, 'id' | 'name' | 'tokens'> {
  /** Those that are known by number. */
  readonly calls: number;
  /** Rows of the log that sum calls up without saying how many. */
  readonly uncountedRows: number;
  /** At list price; null where nothing of it has a price. */
  readonly beforeUsd: number | null;
}

/** How many months like the log go into one: more than 1 where the log is shorter. */
export function monthFactor(logDays: number): number {
  return DAYS_A_MONTH / logDays;
}

/** Scales the kinds of work of an audit to a month. */
export function monthOfLog({ work, findings }: AuditedWork): readonly KindMonth[] {
  const factor = monthFactor(findings.logDays);
  return work.kinds.map(({ id, name, calls, uncountedRows, tokens, costUsd }) => ({
    id,
    name,
    calls: calls * factor,
    uncountedRows,
    tokens: {
      input: tokens.input * factor,
      cacheRead: tokens.cacheRead * factor,
      cacheWrite: tokens.cacheWrite * factor,
      output: tokens.output * factor,
    },
    beforeUsd: costUsd === null ? null : costUsd * factor,
  }));
}
