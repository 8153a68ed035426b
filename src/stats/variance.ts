import { assertEnough } from './assert-input.ts';
import { mean } from './mean.ts';

/**
 * Computes the unbiased sample variance, with n − 1 below.
 *
 * Shape   values: at least two, all finite
 * Throws  RangeError when there are fewer than two values
 * Source  Chan, Golub, LeVeque 1983, "Algorithms for computing the sample variance": the corrected two-pass form
 */
export function variance(values: ArrayLike<number>): number {
  assertEnough(values, 2, 'a variance');
  const centre = mean(values);
  let squares = 0;
  let rest = 0;
  for (let i = 0; i < values.length; i += 1) {
    const deviation = values[i]! - centre;
    squares += deviation * deviation;
    rest += deviation;
  }
  return Math.max(0, (squares - (rest * rest) / values.length) / (values.length - 1));
}
