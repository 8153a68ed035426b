import { assertEnough } from './assert-input.ts';
import { mean } from './mean.ts';
import { normalCdf } from './normal-cdf.ts';
import { roundingNoise } from './rounding-noise.ts';
import { standardError } from './standard-error.ts';

/**
 * Computes the one-sided p-value of "the mean is at most `nullMean`" by the central limit theorem.
 *
 * Shape   values: at least two → a probability; 1 when all values are equal, where the theorem says nothing
 * Throws  RangeError when there are fewer than two values
 * Source  the z-test; for comparison beside `bettingTest`, which holds at every n
 */
export function cltPValue(input: { readonly values: ArrayLike<number>; readonly nullMean: number }): number {
  assertEnough(input.values, 2, 'a p-value by the central limit theorem');
  const error = standardError(input.values);
  return error <= roundingNoise([input.values])
    ? 1
    : normalCdf((input.nullMean - mean(input.values)) / error);
}
