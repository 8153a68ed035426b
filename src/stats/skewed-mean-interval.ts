import { assertCount, assertEnough, assertShare } from './assert-input.ts';
import type { BootstrapInput } from './bootstrap-means.ts';
import type { MeanInterval } from './interval.ts';
import { mean } from './mean.ts';
import { quantileSorted } from './quantile.ts';
import { resampledStudentValues } from './resampled-student-values.ts';
import { constantInterval, roundingNoise } from './rounding-noise.ts';
import { standardError } from './standard-error.ts';
import { studentQuantile } from './student-quantile.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** What an interval for the mean of skewed values is made of. */
export interface SkewedMeanInput extends BootstrapInput {
  /** In (0,1), e.g. 0.95. */
  readonly confidence: number;
}

/** The two values of a sample that has no others, the smaller first; undefined for any other sample. */
function twoValues(values: Float64Array): readonly [number, number] | undefined {
  const [first = Number.NaN] = values;
  const other = values.find((value) => value !== first);
  if (other === undefined || values.some((value) => value !== first && value !== other)) return undefined;
  return first < other ? [first, other] : [other, first];
}

/**
 * Computes an interval for the mean of skewed values, as costs and latencies are: a studentised bootstrap with unequal
 * tails, on neither side nearer than Student's; where only two values occur, Wilson's interval of their shares.
 *
 * Shape   values: at least two; a constant sample gives an interval of width 0
 * Throws  RangeError when there are fewer than two values, or resamples or confidence is out of range
 * Source  Hall 1988, "Theoretical comparison of bootstrap confidence intervals", Ann. Statist. 16, 927–953; measured
 *         coverage: stats/README.md
 */
export function skewedMeanInterval(input: SkewedMeanInput): MeanInterval {
  const { confidence, resamples } = input;
  assertEnough(input.values, 2, 'an interval for a skewed mean');
  assertShare(confidence, 'the confidence');
  assertCount(resamples, 1, 'the number of resamples');
  const values = Float64Array.from(input.values);
  const n = values.length;
  const centre = mean(values);
  const error = standardError(values);
  const noise = roundingNoise([values]);
  if (error <= noise) return { ...constantInterval(centre, noise), confidence, n };
  const pair = twoValues(values);
  if (pair !== undefined) {
    const [small, large] = pair;
    const successes = values.reduce((count, value) => count + (value === large ? 1 : 0), 0);
    const share = wilsonInterval({ successes, n, confidence });
    const at = (part: number) => small + part * (large - small);
    return { mean: centre, low: at(share.low), high: at(share.high), confidence, n };
  }
  const deviations = values.map((value) => value - centre);
  const found = resampledStudentValues(deviations, input).toSorted();
  const student = studentQuantile((1 + confidence) / 2, n - 1);
  const tail = (1 - confidence) / 2;
  const above = found.length === 0 ? student : Math.max(student, quantileSorted(found, 1 - tail));
  const below = found.length === 0 ? student : Math.max(student, -quantileSorted(found, tail));
  return { mean: centre, low: centre - above * error, high: centre + below * error, confidence, n };
}
