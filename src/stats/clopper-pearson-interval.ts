import { betaQuantile } from './beta-quantile.ts';
import type { MeanInterval } from './interval.ts';
import { assertProportion, type ProportionInput } from './proportion-input.ts';

/**
 * Computes the exact interval for a proportion: it covers at least as often as it says, at every n and p.
 *
 * Shape   → an interval inside [0,1] that contains the observed share
 * Throws  RangeError when successes, n or confidence is out of range
 * Source  Clopper, Pearson 1934, Biometrika 26, 404–413; as beta quantiles
 */
export function clopperPearsonInterval(input: ProportionInput): MeanInterval {
  assertProportion(input);
  const { successes, n, confidence } = input;
  const tail = (1 - confidence) / 2;
  const failures = n - successes;
  const low = successes === 0 ? 0 : betaQuantile(tail, { a: successes, b: failures + 1 });
  const high = failures === 0 ? 1 : betaQuantile(1 - tail, { a: successes + 1, b: failures });
  return { mean: successes / n, low, high, confidence, n };
}
