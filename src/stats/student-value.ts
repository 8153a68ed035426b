import { quantileSorted } from './quantile.ts';
import { studentQuantile } from './student-quantile.ts';

/**
 * Computes t of a resample of deviations from the sample's mean, from the resample's sum and sum of squares.
 *
 * Shape   → a number of either sign; undefined for a resample without spread, which has no t
 */
export function studentValue(sum: number, squares: number, n: number): number | undefined {
  const spread = squares - (sum * sum) / n;
  return spread <= 1e-12 * squares ? undefined : sum / Math.sqrt((spread * n) / (n - 1));
}

/**
 * Computes |t| of a resample of deviations from the sample's mean, from the resample's sum and sum of squares.
 *
 * Shape   → a number ≥ 0; undefined for a resample without spread, which has no t
 */
export function absoluteStudentValue(sum: number, squares: number, n: number): number | undefined {
  const t = studentValue(sum, squares, n);
  return t === undefined ? undefined : Math.abs(t);
}

/**
 * Computes how many standard errors wide a half of an interval is, from the |t| of its resamples.
 *
 * Shape   sorted: ascending, may be empty → at least Student's value, because few varying cases leave resamples out
 */
export function criticalValue(sorted: Float64Array, confidence: number, n: number): number {
  const student = studentQuantile((1 + confidence) / 2, n - 1);
  return sorted.length === 0 ? student : Math.max(student, quantileSorted(sorted, confidence));
}
