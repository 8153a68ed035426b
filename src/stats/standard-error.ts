import { variance } from './variance.ts';

/**
 * Computes the standard error of the mean of independent values.
 *
 * Shape   values: at least two
 * Throws  RangeError when there are fewer than two values
 */
export function standardError(values: ArrayLike<number>): number {
  return Math.sqrt(variance(values) / values.length);
}
