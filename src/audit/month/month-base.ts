import type { EffortLevel, IsoDate } from '#core';
import type { CallSum, Grouped } from '../tally/call-sums.ts';

/** A model at an effort with its share of what a month costs. */
interface MonthMixLine {
  /** Null where the source does not say. */
  readonly model: string | null;
  readonly effort: EffortLevel | null;
  /** Of all costs of the stretch that are known, in [0,1]; null where this line has none. */
  readonly costShare: number | null;
}

/**
 * The newest stretch of use, which every figure "a month" is scaled from: costs, savings and returns.
 *
 * Shape   the sums are of the stretch, and not of a month
 */
export interface MonthBase extends CallSum {
  /** Days of its first and its last call, in UTC. */
  readonly first: IsoDate;
  readonly last: IsoDate;
  /** Days that are scaled to a month: from the first to the last, at least seven. */
  readonly days: number;
  /** USD in a month of 30.4 days like the stretch; null where none of its calls has a price. */
  readonly costPerMonthUsd: number | null;
  /** Kinds of work that have calls in it; together they are all its calls. */
  readonly kinds: readonly Grouped<{ readonly id: string; readonly name: string }>[];
  readonly mix: readonly MonthMixLine[];
  /** Calls before the gap that the stretch begins after, in no figure a month; null where there are none. */
  readonly older: OlderUse | null;
  /** Sums of a month or of a span that is not told: they belong to no day, and are in no figure a month. */
  readonly undated: CallSum | null;
}

/** Calls before a gap. */
export type OlderUse = CallSum & {
  /** The day of the last of them. */
  readonly last: IsoDate;
  /** Days without a call between it and the stretch. */
  readonly gapDays: number;
};
