import { dotRow, fitLogistic, sigmoid, type SparseMatrix, toLogit } from '#learn';
import type { Fold } from './folds.ts';

/** Strength of the segment heads: templates are told apart easily, so any value from 4 to 64 gives the same. */
const SEGMENT_STRENGTH = 16;

interface SegmentProblem {
  readonly matrix: SparseMatrix;
  readonly segments: Int32Array;
  readonly segmentCount: number;
}

/** One weight vector a segment, with the logit of the segment's share. */
export interface SegmentHead {
  readonly offset: number;
  readonly weights: Float64Array;
}

/** Fits one one-against-the-rest head for each segment; none when there is a single segment. */
export function fitSegmentHeads(problem: SegmentProblem, rows: Int32Array): SegmentHead[] {
  const { matrix, segments, segmentCount } = problem;
  if (segmentCount < 2) return [];
  return Array.from({ length: segmentCount }, (_, segment) => {
    const targets = Float64Array.from(segments, (other) => (other === segment ? 1 : 0));
    const share = rows.reduce((sum, row) => sum + (targets[row] ?? 0), 0) / rows.length;
    const offset = toLogit(share);
    const offsets = new Float64Array(matrix.rowCount).fill(offset);
    return { offset, weights: fitLogistic({ matrix, rows, targets, offsets, strength: SEGMENT_STRENGTH }) };
  });
}

/** Turns the heads' logits into probabilities that add up to 1. */
export function segmentPosterior(logits: readonly number[]): number[] {
  if (logits.length === 0) return [1];
  const odds = logits.map(sigmoid);
  const sum = odds.reduce((total, value) => total + value, 0);
  return odds.map((value) => value / sum);
}

/** Predicts every row's segment from its text by heads that never saw the row: `posteriors[segment][row]`. */
export function crossFitSegments(problem: SegmentProblem, folds: readonly Fold[]): Float64Array[] {
  const posteriors = Array.from(
    { length: problem.segmentCount },
    () => new Float64Array(problem.matrix.rowCount),
  );
  for (const { train, test } of folds) {
    const heads = fitSegmentHeads(problem, train);
    for (const row of test) {
      const logits = heads.map((head) => head.offset + dotRow(problem.matrix, row, head.weights));
      segmentPosterior(logits).forEach((probability, segment) =>
        posteriors[segment]?.fill(probability, row, row + 1),
      );
    }
  }
  return posteriors;
}
