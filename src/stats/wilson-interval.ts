import type { MeanInterval } from './interval.ts';
import { normalQuantile } from './normal-quantile.ts';
import { assertProportion, type ProportionInput } from './proportion-input.ts';

/**
 * Computes the score interval for a proportion: the default for shares of right answers.
 *
 * Shape   → an interval inside [0,1] that contains the observed share
 * Throws  RangeError when successes, n or confidence is out of range
 * Source  Wilson 1927, JASA 22, 209–212; Newcombe 1998, Statistics in Medicine 17, 857–872, method 3
 */
export function wilsonInterval(input: ProportionInput): MeanInterval {
  assertProportion(input);
  const { successes, n, confidence } = input;
  const z = normalQuantile((1 + confidence) / 2);
  const mean = successes / n;
  const centre = (successes + (z * z) / 2) / (n + z * z);
  const half = (z * Math.sqrt(mean * (1 - mean) * n + (z * z) / 4)) / (n + z * z);
  // At 0 and n the bound is exact; rounding would miss it by one bit.
  const low = successes === 0 ? 0 : Math.max(0, centre - half);
  const high = successes === n ? 1 : Math.min(1, centre + half);
  return { mean, low, high, confidence, n };
}
