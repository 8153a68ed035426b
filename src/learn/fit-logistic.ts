import type { SparseMatrix } from './sparse-matrix.ts';
import { sigmoid } from './sigmoid.ts';

/** What `fitLogistic` learns from. */
export interface LogisticProblem {
  readonly matrix: SparseMatrix;
  /** Which rows of the matrix to learn from. */
  readonly rows: Int32Array;
  /** A target in [0,1] for every row of the matrix; fractions are soft labels. */
  readonly targets: Float64Array;
  /** A fixed logit for every row of the matrix: what is believed before any feature is seen. */
  readonly offsets: Float64Array;
  /** Weight of the data against the penalty ½‖w‖²; larger fits closer. */
  readonly strength: number;
  /** Stops when no target's residual moves by more than this in one pass. Default 2e-2. */
  readonly tolerance?: number;
  readonly maxPasses?: number;
}

const MOST_STEPS = 30;

function squareRow({ starts, values }: SparseMatrix, row: number): number {
  let sum = 0;
  for (let i = starts[row]!; i < starts[row + 1]!; i += 1) sum += values[i]! ** 2;
  return sum;
}

/**
 * Solves u + s·σ(u) = b for u, which lies in [b − s, b] because σ lies in [0, 1].
 *
 * Newton alone swings for ever between the flat ends of σ where s is large: a step that leaves the bracket, or is more
 * than half as long as the one before, is replaced by half of the bracket.
 */
function solveCoordinate(start: number, scale: number, bound: number): number {
  let low = bound - scale;
  let high = bound;
  let u = Math.min(high, Math.max(low, start));
  let lastChange = scale;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const p = sigmoid(u);
    const excess = u + scale * p - bound;
    if (excess > 0) high = u;
    else low = u;
    const change = -excess / (1 + scale * p * (1 - p));
    const isSafe = u + change >= low && u + change <= high && Math.abs(change) <= lastChange / 2;
    const next = isSafe ? u + change : (low + high) / 2;
    lastChange = Math.abs(next - u);
    u = next;
    if (lastChange < 1e-6) break;
  }
  return u;
}

/**
 * Fits L2-penalised logistic regression with fixed offsets and soft labels by dual coordinate ascent.
 *
 * Shape   → one weight for each column of the matrix
 * Source  Yu, Huang, Lin 2011, "Dual coordinate descent methods for logistic regression and maximum entropy models";
 *         here with residual t − p as the dual variable, which carries soft labels and offsets unchanged
 */
export function fitLogistic(problem: LogisticProblem): Float64Array {
  const { matrix, rows, targets, offsets, strength, tolerance = 2e-2, maxPasses = 100 } = problem;
  const weights = new Float64Array(matrix.columnCount);
  const residuals = new Float64Array(rows.length);
  const logits = new Float64Array(rows.length);
  const { starts, columns, values } = matrix;
  const scales = Float64Array.from(rows, (row) => strength * squareRow(matrix, row));
  for (let pass = 0; pass < maxPasses; pass += 1) {
    let moved = 0;
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index]!;
      const start = starts[row]!;
      const end = starts[row + 1]!;
      let dot = 0;
      for (let i = start; i < end; i += 1) dot += values[i]! * weights[columns[i]!]!;
      const scale = scales[index]!;
      const target = targets[row]!;
      const bound = offsets[row]! + dot - scale * residuals[index]! + scale * target;
      const logit = solveCoordinate(pass === 0 ? offsets[row]! : logits[index]!, scale, bound);
      logits[index] = logit;
      const residual = target - sigmoid(logit);
      const change = residual - residuals[index]!;
      residuals[index] = residual;
      if (Math.abs(change) > moved) moved = Math.abs(change);
      const step = strength * change;
      for (let i = start; i < end; i += 1) weights[columns[i]!]! += step * values[i]!;
    }
    if (moved < tolerance) break;
  }
  return weights;
}
