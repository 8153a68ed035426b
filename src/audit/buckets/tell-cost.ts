import type { AuditSource } from '#core';
import type { TranscriptSink } from '../reading/transcript-sink.ts';
import { numberOf } from '../rows/number-of.ts';
import { readLooseInstant } from '../rows/read-loose-instant.ts';
import { isPossibleSum } from '../tally/call-bounds.ts';

/** One row of a report of costs, its fields as they stand there. */
export interface ToldCost {
  readonly source: AuditSource;
  /** Where the day begins. */
  readonly at: unknown;
  /** USD, or the smaller unit that `unitsPerUsd` are of. */
  readonly amount: unknown;
  readonly unitsPerUsd?: number;
  /** Absent: USD. */
  readonly currency?: unknown;
  /** What tells the row again. */
  readonly key: string;
}

function isUsd(currency: unknown): boolean {
  if (currency === undefined || currency === null) return true;
  return typeof currency === 'string' && currency.toUpperCase() === 'USD';
}

/** Tells what a day's calls cost; an amount below 0 is a discount and counts. */
export function tellCost(cost: ToldCost, sink: TranscriptSink, lineNumber?: number): void {
  const at = readLooseInstant(cost.at);
  const amount = numberOf(cost.amount);
  const costUsd = amount === undefined ? Number.NaN : amount / (cost.unitsPerUsd ?? 1);
  if (at === undefined) {
    sink.problem('no-time', lineNumber);
  } else if (!isPossibleSum(costUsd) || !isUsd(cost.currency)) {
    sink.problem('impossible-cost', lineNumber);
  } else {
    sink.statedPeriod({ source: cost.source, day: at.slice(0, 10), span: 'day', key: cost.key, costUsd });
  }
}
