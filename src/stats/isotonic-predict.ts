import type { IsotonicFunction } from './isotonic-fit.ts';

/** The number of points at or before x, by bisection. */
function countUpTo(points: readonly number[], x: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (points[middle]! <= x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Reads a fitted isotonic function at x: linear between its points, constant outside them.
 *
 * Shape   fitted: at least one point → a value between its first and last y
 * Throws  RangeError when x is NaN or the function has no points
 */
export function isotonicPredict(fitted: IsotonicFunction, x: number): number {
  if (Number.isNaN(x) || fitted.x.length === 0) {
    throw new RangeError(`an isotonic function of ${fitted.x.length} points is read at ${x}: give both`);
  }
  const after = countUpTo(fitted.x, x);
  if (after === 0) return fitted.y[0]!;
  if (after === fitted.x.length) return fitted.y[after - 1]!;
  const from = fitted.x[after - 1]!;
  const low = fitted.y[after - 1]!;
  const high = fitted.y[after]!;
  const share = (x - from) / (fitted.x[after]! - from);
  return low === high ? low : low * (1 - share) + high * share;
}
