import type { Certificate } from '#core';
import { normalQuantile } from '#stats';
import { TOP_KNOT } from '../dial/spend-targets.ts';

/** What a promise that was not certified below the top plan still lacks. */
export type CasesNeeded =
  | { readonly status: 'certified' }
  /** With so many more independent cases the first position below the top plan is certified in four of five tries. */
  | { readonly status: 'more-cases'; readonly cases: number }
  /** It reads at or below the promise there: no number of cases would do. */
  | { readonly status: 'below-promise' };

/** The share of tries in which the estimated number of cases is to be enough. */
const POWER = 0.8;

/**
 * Estimates how many more cases a certificate would take, from the mean and spread of the test that failed.
 *
 * Source  growth rate of the log-optimal bet, mean² / (2 variance) a case against ln(1 / delta); Waudby-Smith and Ramdas
 *         2024, "Estimating means of bounded random variables by betting", section 4; here with room for chance, by the
 *         normal approximation
 */
export function casesNeeded({ lowestKnot, tests, deltaUsed, n }: Certificate): CasesNeeded {
  if (lowestKnot < TOP_KNOT) return { status: 'certified' };
  const failed = tests.at(-1);
  if (failed === undefined || failed.meanMargin <= 0 || failed.cltPValue >= 0.5)
    return { status: 'below-promise' };
  // a p-value of 0 would be an infinite z; such a test fails only for want of cases
  const z = normalQuantile(1 - Math.max(failed.cltPValue, 1e-12));
  const needed = Math.sqrt(2 * Math.log(1 / deltaUsed)) + normalQuantile(POWER);
  const cases = n * (needed / z) ** 2;
  return { status: 'more-cases', cases: Math.max(1, Math.ceil(cases - n)) };
}
