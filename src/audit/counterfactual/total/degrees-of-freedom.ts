import { addUp } from './sized-item.ts';

/** So many are as good as any number. */
export const MOST_DEGREES = 1e6;

/**
 * Computes how many degrees of freedom a sum of squares is worth: few where few squares make up most of it.
 *
 * Shape   squares: ≥ 0 → in (0, 1e6]; 1e6 where they are all equal or there is but one
 * Source  O'Neill 2014, "Some useful moment results in sampling problems", Am. Stat. 68, 282–296: 2 / the squared
 *         relative standard error of the variance, from the values' own kurtosis
 */
export function degreesOfFreedom(squares: readonly number[]): number {
  const n = squares.length;
  const sum = addUp(squares);
  if (n < 2 || sum === 0) return MOST_DEGREES;
  const centre = sum / n;
  const variance = (addUp(squares.map((square) => (square - centre) ** 2)) * n) / (n - 1);
  return variance === 0 ? MOST_DEGREES : Math.min(MOST_DEGREES, (2 * sum ** 2) / variance);
}
