import { assertEnough } from './assert-input.ts';

/**
 * Computes a quantile of values that are already sorted upwards, interpolated linearly (type 7).
 *
 * Shape   sorted: at least one value, ascending; q in [0,1]
 * Throws  RangeError when there are no values or q lies outside [0,1]
 * Source  Hyndman, Fan 1996, "Sample quantiles in statistical packages", definition 7
 */
export function quantileSorted(sorted: ArrayLike<number>, q: number): number {
  assertEnough(sorted, 1, 'a quantile');
  if (!(q >= 0 && q <= 1)) throw new RangeError(`the quantile asked for is ${q}: give a share in [0,1]`);
  const position = (sorted.length - 1) * q;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  const share = position - below;
  // Weighting both ends, and not adding a difference, keeps the result inside their range.
  return low === high ? low : low * (1 - share) + high * share;
}

/**
 * Computes a quantile of values in any order, interpolated linearly (type 7).
 *
 * Shape   values: at least one, any order; q in [0,1]
 * Throws  RangeError when there are no values, one is not a number, or q lies outside [0,1]
 * Source  Hyndman, Fan 1996, "Sample quantiles in statistical packages", definition 7
 */
export function quantile(values: ArrayLike<number>, q: number): number {
  const sorted = Float64Array.from(values).toSorted();
  // A typed array sorts NaN to its end.
  if (Number.isNaN(sorted.at(-1)))
    throw new RangeError('a quantile was asked for of values with a NaN: leave it out');
  return quantileSorted(sorted, q);
}
