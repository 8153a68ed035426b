import { assertEnough, assertSameLength } from './assert-input.ts';

/** What an isotonic fit is made of. */
export interface IsotonicInput {
  /** Any order; equal x are fitted by one value. */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Positive; all 1 when absent. */
  readonly weights?: ArrayLike<number>;
}

/** A non-decreasing function as data: straight lines between the points, constant before the first and after the last. */
export interface IsotonicFunction {
  /** Strictly ascending: the first and the last x of every pooled block. */
  readonly x: readonly number[];
  /** Non-decreasing, one for each x. */
  readonly y: readonly number[];
}

/** Neighbouring x that share one fitted value. */
interface Block {
  readonly firstX: number;
  readonly lastX: number;
  readonly weight: number;
  readonly y: number;
}

function poolBlocks(left: Block, right: Block): Block {
  const weight = left.weight + right.weight;
  // Stepping from one value towards the other cannot leave the range between them.
  const y = left.y + (right.y - left.y) * (right.weight / weight);
  return { firstX: left.firstX, lastX: right.lastX, weight, y };
}

function weightAt(weights: ArrayLike<number> | undefined, index: number): number {
  const weight = weights === undefined ? 1 : weights[index]!;
  if (weight > 0) return weight;
  throw new RangeError(
    `a weight of the isotonic fit is ${weight}: give positive weights or leave the row out`,
  );
}

/** The points in the order of x, those of equal x as one: pooling them later would drag their neighbours along. */
function pointsByX({ x, y, weights }: IsotonicInput): Block[] {
  const order = Int32Array.from({ length: x.length }, (_, i) => i).toSorted((i, j) => x[i]! - x[j]!);
  const points: Block[] = [];
  for (const i of order) {
    const point = { firstX: x[i]!, lastX: x[i]!, weight: weightAt(weights, i), y: y[i]! };
    const last = points.at(-1);
    if (last?.lastX === point.firstX) points[points.length - 1] = poolBlocks(last, point);
    else points.push(point);
  }
  return points;
}

/**
 * Fits the non-decreasing function closest to the points in weighted squares, by pooling adjacent violators.
 *
 * Shape   x, y: at least one point, any order → points to interpolate between; read it by `isotonicPredict`
 * Throws  RangeError when there are no points, lengths differ, or a weight is not positive
 * Source  Ayer et al. 1955, Ann. Math. Stat. 26, 641–647 (pool adjacent violators)
 */
export function isotonicFit(input: IsotonicInput): IsotonicFunction {
  const { x, y, weights } = input;
  assertEnough(x, 1, 'an isotonic fit');
  assertSameLength(x, y, 'x and y');
  if (weights !== undefined) assertSameLength(x, weights, 'x and the weights');
  const blocks: Block[] = [];
  for (let block of pointsByX(input)) {
    for (let last = blocks.at(-1); last !== undefined && last.y >= block.y; last = blocks.at(-1)) {
      block = poolBlocks(last, block);
      blocks.pop();
    }
    blocks.push(block);
  }
  const corners = blocks.flatMap((block) =>
    block.firstX === block.lastX
      ? [{ x: block.firstX, y: block.y }]
      : [
          { x: block.firstX, y: block.y },
          { x: block.lastX, y: block.y },
        ],
  );
  return { x: corners.map((corner) => corner.x), y: corners.map((corner) => corner.y) };
}
