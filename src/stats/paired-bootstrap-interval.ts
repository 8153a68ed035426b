import { assertCount, assertEnough, assertSameLength, assertShare } from './assert-input.ts';
import type { MeanInterval } from './interval.ts';
import { mean } from './mean.ts';
import { constantInterval, roundingNoise } from './rounding-noise.ts';
import { standardError } from './standard-error.ts';
import { absoluteStudentValue, criticalValue } from './student-value.ts';

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

/** |t| of each resample of deviations from their mean, sorted; resamples of equal values have none and are left out. */
function absoluteStudentValues(
  deviations: Float64Array,
  resamples: number,
  random: () => number,
): Float64Array {
  const n = deviations.length;
  const found = new Float64Array(resamples);
  let count = 0;
  for (let resample = 0; resample < resamples; resample += 1) {
    let sum = 0;
    let squares = 0;
    for (let draw = 0; draw < n; draw += 1) {
      const deviation = deviations[Math.floor(random() * n)]!;
      sum += deviation;
      squares += deviation * deviation;
    }
    const t = absoluteStudentValue(sum, squares, n);
    if (t === undefined) continue;
    found[count] = t;
    count += 1;
  }
  return found.subarray(0, count).toSorted();
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
  assertSameLength(a, b, 'The two sides of the pairs');
  assertEnough(a, 2, 'A paired interval');
  assertShare(confidence, 'The confidence');
  assertCount(resamples, 1, 'The number of resamples');
  const n = a.length;
  const differences = Float64Array.from({ length: n }, (_, i) => a[i]! - b[i]!);
  const centre = mean(differences);
  const error = standardError(differences);
  const noise = roundingNoise([a, b]);
  if (error <= noise) return { ...constantInterval(centre, noise), confidence, n };
  const deviations = differences.map((difference) => difference - centre);
  const found = absoluteStudentValues(deviations, resamples, random);
  const critical = criticalValue(found, confidence, n);
  return { mean: centre, low: centre - critical * error, high: centre + critical * error, confidence, n };
}
