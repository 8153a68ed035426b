import type { Random } from '#core';
import { quantileSorted } from '#stats';
import type { Payback, Return } from './compute-return.ts';
import type { Reckon } from './reckon-scenario.ts';
import { drawValue } from './scenario/stated-number.ts';

/** Where the middle and the central 95 % of the draws lie. */
interface DrawnInterval<Value> {
  readonly low: Value;
  readonly median: Value;
  readonly high: Value;
}

/** The spread that follows from the ranges alone. */
export interface Simulation {
  readonly draws: number;
  readonly savingUsd: DrawnInterval<number>;
  readonly netUsd: DrawnInterval<number>;
  readonly twelveMonthNetUsd: DrawnInterval<number>;
  readonly payback: DrawnInterval<Payback>;
  /** Share of the draws whose first year loses money. */
  readonly lossShare: number;
}

/** How often the return is drawn, and from which chance. */
export interface Draws {
  readonly count: number;
  readonly random: Random;
  /** Told the share that is drawn, now and then. */
  readonly onProgress: (share: number) => void;
}

const DRAWS_BETWEEN_WORDS = 1000;
const LOW = 0.025;
const MEDIAN = 0.5;
const HIGH = 0.975;

function intervalOf(values: readonly number[]): DrawnInterval<number> {
  const sorted = Float64Array.from(values).toSorted();
  const at = (q: number) => quantileSorted(sorted, q);
  return { low: at(LOW), median: at(MEDIAN), high: at(HIGH) };
}

function monthsToSort(payback: Payback): number {
  if (payback.status === 'paid-back') return payback.months;
  // where no one-time cost is stated, no draw has one
  return payback.status === 'not-within' ? Number.MAX_VALUE : Number.POSITIVE_INFINITY;
}

/** Quantiles by nearest rank, because nothing lies between a month and never. */
function paybackInterval(paybacks: readonly Payback[]): DrawnInterval<Payback> {
  const sorted = paybacks.toSorted((a, b) => Math.sign(monthsToSort(a) - monthsToSort(b)) || 0);
  const at = (q: number) => sorted[Math.ceil(q * sorted.length) - 1] ?? { status: 'never' };
  return { low: at(LOW), median: at(MEDIAN), high: at(HIGH) };
}

/**
 * Draws every range of a reckoning anew, each independently of the others, and works the return out each time.
 *
 * Shape   count: at least 1; a seeded `random` repeats to the byte
 */
export function simulateReturn(reckon: Reckon, draws: Draws): Simulation {
  const { count, random, onProgress } = draws;
  const returns: Return[] = Array.from({ length: count }, (_, index) => {
    if (index % DRAWS_BETWEEN_WORDS === 0) onProgress(index / count);
    return reckon((stated) => drawValue(stated, random));
  });
  return {
    draws: count,
    savingUsd: intervalOf(returns.map(({ firstMonth }) => firstMonth.savingUsd)),
    netUsd: intervalOf(returns.map(({ firstMonth }) => firstMonth.netUsd)),
    twelveMonthNetUsd: intervalOf(returns.map(({ twelveMonthNetUsd }) => twelveMonthNetUsd)),
    payback: paybackInterval(returns.map(({ payback }) => payback)),
    lossShare: returns.filter(({ twelveMonthNetUsd }) => twelveMonthNetUsd < 0).length / count,
  };
}
