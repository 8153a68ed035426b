import { assertCount, assertEnough, assertSameLength, assertShare } from './assert-input.ts';
import type { MeanInterval } from './interval.ts';
import { mean } from './mean.ts';
import { constantInterval, roundingNoise } from './rounding-noise.ts';
import { standardError } from './standard-error.ts';
import { absoluteStudentValue, criticalValue } from './student-value.ts';

/** What a simultaneous band is made of. */
export interface SimultaneousBandInput {
  /** One column for each mean, all over the same independent cases in the same order. */
  readonly samples: readonly ArrayLike<number>[];
  /** Share of bands that cover all means at once, in (0,1). */
  readonly confidence: number;
  readonly resamples: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/** Intervals that cover all their means at once. */
export interface SimultaneousBand {
  /** One for each column, in the same order. */
  readonly intervals: readonly MeanInterval[];
  /** The half-width in standard errors; 0 when no column varies. */
  readonly critical: number;
}

/** The largest |t| over the columns in each resample, sorted; a resample draws the same cases in every column. */
function largestStudentValues(
  columns: readonly Float64Array[],
  draws: { readonly resamples: number; readonly random: () => number },
): Float64Array {
  const found = new Float64Array(draws.resamples);
  const n = columns[0]?.length ?? 0;
  const times = new Float64Array(n);
  let count = 0;
  for (let resample = 0; resample < draws.resamples; resample += 1) {
    times.fill(0);
    for (let draw = 0; draw < n; draw += 1) times[Math.floor(draws.random() * n)]! += 1;
    let largest = -1;
    for (const column of columns) {
      let sum = 0;
      let squares = 0;
      for (let i = 0; i < n; i += 1) {
        const weighted = times[i]! * column[i]!;
        sum += weighted;
        squares += weighted * column[i]!;
      }
      // A column without spread in this resample has no t there; the others still count.
      largest = Math.max(largest, absoluteStudentValue(sum, squares, n) ?? -1);
    }
    if (largest < 0) continue;
    found[count] = largest;
    count += 1;
  }
  return found.subarray(0, count).toSorted();
}

/**
 * Computes one interval for each of several correlated means, so that all hold at once with the confidence asked for.
 *
 * Shape   samples: at least one column, each of at least two values; a constant column gets width 0
 * Throws  RangeError when there are no columns, lengths differ, or n, resamples or confidence is out of range
 * Source  Montiel Olea, Plagborg-Møller 2019, "Simultaneous confidence bands", J. Appl. Econometrics 34, 1–17: the
 *         sup-t band, its critical value from the studentised bootstrap of Romano, Wolf 2005, Econometrica 73,
 *         1237–1282; for one column it is `pairedBootstrapInterval`
 */
export function simultaneousBand(input: SimultaneousBandInput): SimultaneousBand {
  const { samples, confidence, resamples } = input;
  const first = samples[0];
  if (first === undefined) throw new RangeError('a simultaneous band got no columns: give at least one');
  assertShare(confidence, 'the confidence');
  assertCount(resamples, 1, 'the number of resamples');
  for (const column of samples) {
    assertEnough(column, 2, 'a column of a simultaneous band');
    assertSameLength(first, column, 'two columns of a simultaneous band');
  }
  const noise = roundingNoise(samples);
  const moments = samples.map((column) => ({ centre: mean(column), error: standardError(column) }));
  const varying = samples.flatMap((column, k) => {
    const { centre, error } = moments[k]!;
    return error <= noise ? [] : [Float64Array.from(column, (value) => value - centre)];
  });
  const critical =
    varying.length === 0 ? 0 : criticalValue(largestStudentValues(varying, input), confidence, first.length);
  const intervals = moments.map(({ centre, error }) => {
    const half = critical * error;
    const bounds =
      error <= noise
        ? constantInterval(centre, noise)
        : { mean: centre, low: centre - half, high: centre + half };
    return { ...bounds, confidence, n: first.length };
  });
  return { intervals, critical };
}
