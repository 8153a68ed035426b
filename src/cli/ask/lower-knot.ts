import type { Interval, Reading, RouteDecision } from '#core';

const TINY = 1e-12;

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= TINY * Math.max(1, Math.abs(a), Math.abs(b));
}

function isServedAlike(a: Reading, b: Reading): boolean {
  return (
    isClose(a.quality.mean, b.quality.mean) &&
    isClose(a.costUsd.mean, b.costUsd.mean) &&
    a.planShares.every((share, plan) => isClose(share, b.planShares[plan] ?? 0))
  );
}

/** A position's own reading, and that of the next lower knot at which something else happens. */
export interface Step {
  /** Undefined between two knots. */
  readonly here: Reading | undefined;
  readonly lower: Reading;
}

/** Finds one step lower on the dial; undefined where the decision has no position or the dial goes no lower. */
export function stepLower(
  readings: readonly Reading[],
  { knots }: Pick<RouteDecision, 'knots'>,
): Step | undefined {
  if (knots === null) return undefined;
  const here = knots.upperShare === 0 ? readings[knots.lower] : undefined;
  const below = readings.slice(0, here === undefined ? knots.lower + 1 : knots.lower);
  const lower = below.findLast((reading) => here === undefined || !isServedAlike(here, reading));
  return lower === undefined ? undefined : { here, lower };
}

function covers({ low, high }: Interval, mean: number): boolean {
  return low <= mean && mean <= high;
}

/** Whether two means differ by more than their intervals leave open. */
export function isMeasurablyDifferent(a: Interval, b: Interval): boolean {
  return !(covers(a, b.mean) && covers(b, a.mean));
}
