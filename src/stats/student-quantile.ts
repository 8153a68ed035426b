import { assertShare } from './assert-input.ts';
import { betaQuantile } from './beta-quantile.ts';

/**
 * Computes the value below which a Student t variable lies with probability p.
 *
 * Shape   p: strictly between 0 and 1; degreesOfFreedom: positive
 * Throws  RangeError when p or the degrees of freedom are out of range
 * Source  Abramowitz, Stegun 1964, 26.5.27: t² is a function of a beta variable
 */
export function studentQuantile(p: number, degreesOfFreedom: number): number {
  assertShare(p, 'the probability of a Student quantile');
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  // The beta variable is ν/(ν + t²): small where t is large, which keeps the digits of the tail.
  const share = betaQuantile(2 * tail, { a: degreesOfFreedom / 2, b: 0.5 });
  const size = Math.sqrt((degreesOfFreedom * (1 - share)) / share);
  return p < 0.5 ? -size : size;
}
