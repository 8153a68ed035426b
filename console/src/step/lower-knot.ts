import type { Interval, Reading } from '../figures/interval.ts';

/** Differences below this are rounding, not readings. */
const TINY = 1e-12;

function isClose(x: number, y: number): boolean {
  return Math.abs(x - y) <= TINY * Math.max(1, Math.abs(x), Math.abs(y));
}

function isServedAlike(a: Reading, b: Reading): boolean {
  return (
    isClose(a.quality.mean, b.quality.mean) &&
    isClose(a.costUsd.mean, b.costUsd.mean) &&
    a.planShares.every((share, plan) => isClose(share, b.planShares[plan] ?? 0))
  );
}

/** The next lower knot that is served otherwise; undefined where the dial goes no lower. */
export function findLowerKnot(readings: readonly Reading[], knot: number): number | undefined {
  const here = readings[knot];
  if (here === undefined) return undefined;
  for (let lower = knot - 1; lower >= 0; lower -= 1) {
    const reading = readings[lower];
    if (reading !== undefined && !isServedAlike(here, reading)) return lower;
  }
  return undefined;
}

function covers({ low, high }: Interval, mean: number): boolean {
  return low <= mean && mean <= high;
}

/** Whether two means differ by more than their intervals leave open: each inside the other's is no measurable difference. */
export function isMeasurablyDifferent(a: Interval, b: Interval): boolean {
  return !(covers(a, b.mean) && covers(b, a.mean));
}
