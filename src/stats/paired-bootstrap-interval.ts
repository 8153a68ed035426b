import { assertCount, assertEnough, assertSameLength, assertShare } from './assert-input.ts';
import type { MeanInterval } from './interval.ts';
import { mean } from './mean.ts';
import { resampledStudentValues } from './resampled-student-values.ts';
import { constantInterval, roundingNoise } from './rounding-noise.ts';
import { standardError } from './standard-error.ts';
import { criticalValue } from './student-value.ts';

/** What a paired bootstrap interval is made of. */
export interface PairedBootstrapInput {
  /** One value for each independent case. */
  readonly a: ArrayLike<number>;
  /** The value of the same case under the other treatment, in the same order. */
  readonly b: ArrayLike<number>;
  /** In (0,1), e.g. 0.95. */
  readonly confidence: number;
  readonly resamples: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/**
 * Computes a studentised bootstrap interval, symmetric about the estimate, for the mean of a − b over pairs.
 *
 * Shape   a, b: the same cases in the same order, at least two; equal differences give an interval of width 0
 * Throws  RangeError when the lengths differ, or n, resamples or confidence is out of range
 * Source  Hall 1988, "On symmetric bootstrap confidence intervals", JRSS B 50, 35–45; never narrower than Student's
 *         interval, because few differing pairs give resamples without spread; why not BCa: stats/README.md
 */
export function pairedBootstrapInterval(input: PairedBootstrapInput): MeanInterval {
  const { a, b, confidence, resamples, random } = input;
  assertSameLength(a, b, 'the two sides of the pairs');
  assertEnough(a, 2, 'a paired interval');
  assertShare(confidence, 'the confidence');
  assertCount(resamples, 1, 'the number of resamples');
  const n = a.length;
  const differences = Float64Array.from({ length: n }, (_, i) => a[i]! - b[i]!);
  const centre = mean(differences);
  const error = standardError(differences);
  const noise = roundingNoise([a, b]);
  if (error <= noise) return { ...constantInterval(centre, noise), confidence, n };
  const deviations = differences.map((difference) => difference - centre);
  const found = resampledStudentValues(deviations, { resamples, random }).map(Math.abs).toSorted();
  const critical = criticalValue(found, confidence, n);
  return { mean: centre, low: centre - critical * error, high: centre + critical * error, confidence, n };
}
