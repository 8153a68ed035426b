/** How far apart two ways to add the same numbers may end, as a share of the largest. */
const SHARE = 1e-12;

/**
 * Computes the size under which a spread is only rounding: differences of equal scores, added in another order, differ.
 *
 * Shape   columns: any number of lists → 0 when all their values are 0
 */
export function roundingNoise(columns: readonly ArrayLike<number>[]): number {
  let largest = 0;
  for (const column of columns) {
    for (let i = 0; i < column.length; i += 1) largest = Math.max(largest, Math.abs(column[i]!));
  }
  return largest * SHARE;
}

/**
 * Gives the interval of a mean whose values do not vary.
 *
 * Shape   → an interval of width 0, at 0 exactly where the mean is only rounding
 */
export function constantInterval(
  mean: number,
  noise: number,
): { readonly mean: number; readonly low: number; readonly high: number } {
  const value = Math.abs(mean) <= noise ? 0 : mean;
  return { mean: value, low: value, high: value };
}
