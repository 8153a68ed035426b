/** One point of a curve of quality over spend. */
export interface CurvePoint {
  readonly costUsd: number;
  readonly quality: number;
}

/**
 * The mean quality of a curve over its spend range, joined linearly (AIQ without an envelope).
 *
 * Shape   points in the order of the dial, at least one
 * Source  routing-method A1, A12 (`aucLinear`)
 */
export function spendArea(points: readonly CurvePoint[]): number {
  let area = 0;
  let width = 0;
  points.forEach((point, index) => {
    const before = points[index - 1];
    if (before === undefined) return;
    const step = point.costUsd - before.costUsd;
    area += (step * (point.quality + before.quality)) / 2;
    width += step;
  });
  return width > 0 ? area / width : (points.at(-1)?.quality ?? 0);
}
