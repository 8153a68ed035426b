import { assertEnough } from './assert-input.ts';

/** Adds with the lost low bits carried along, so that a million small costs add up. */
function compensatedSum(values: ArrayLike<number>): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]!;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

/**
 * Computes the arithmetic mean.
 *
 * Shape   values: at least one, all finite
 * Throws  RangeError when there are no values or one is not finite
 * Source  Neumaier 1974, compensated summation
 */
export function mean(values: ArrayLike<number>): number {
  assertEnough(values, 1, 'a mean');
  const result = compensatedSum(values) / values.length;
  if (!Number.isFinite(result)) throw new RangeError(`the mean is ${result}: give finite values only`);
  return result;
}
