import { dotRow, fitLogistic, shrinkMeans, sigmoid, type SparseMatrix, toLogit } from '#learn';

/** What heads learn from: features, segments and scores of every row, and which rows to use. */
export interface HeadProblem {
  readonly matrix: SparseMatrix;
  readonly rows: Int32Array;
  readonly segments: Int32Array;
  readonly segmentCount: number;
  /** Probability of each segment, `posteriors[segment][row]`, predicted from the text without the row itself. */
  readonly posteriors: readonly Float64Array[];
  /** `targets[plan][row]` in [0,1]. */
  readonly targets: readonly Float64Array[];
  /** How far words may move a head; 0 leaves the segment means alone. */
  readonly strength: number;
}

/** One plan's head: a mean for each segment, and what the text adds to its logit. */
export interface Head {
  readonly segmentMeans: Float64Array;
  readonly weights: Float64Array;
}

/** Imagined cases that pull a segment's mean towards the mean of all (routing-method D3: 10 to 20). */
export const PSEUDO_CASES = 15;

/** The logit of the segment means, weighted by how likely each segment is. */
export function offsetLogit(segmentMeans: ArrayLike<number>, posterior: (segment: number) => number): number {
  let mean = 0;
  for (let segment = 0; segment < segmentMeans.length; segment += 1) {
    mean += posterior(segment) * (segmentMeans[segment] ?? 0);
  }
  return toLogit(mean);
}

/** Fits one logistic head for each plan: shrunk segment means as the offset, hashed words as the rest. */
export function fitHeads(problem: HeadProblem): Head[] {
  const { matrix, rows, segments, segmentCount, posteriors, strength } = problem;
  return problem.targets.map((targets) => {
    const { means } = shrinkMeans({
      groups: segments,
      values: targets,
      rows,
      groupCount: segmentCount,
      pseudoCount: PSEUDO_CASES,
    });
    if (strength === 0) return { segmentMeans: means, weights: new Float64Array(matrix.columnCount) };
    const offsets = new Float64Array(matrix.rowCount);
    for (const row of rows) offsets[row] = offsetLogit(means, (segment) => posteriors[segment]?.[row] ?? 0);
    return { segmentMeans: means, weights: fitLogistic({ matrix, rows, targets, offsets, strength }) };
  });
}

/** Predicts one head's probability for one row of the matrix. */
export function predictHead(head: Head, problem: HeadProblem, row: number): number {
  const offset = offsetLogit(head.segmentMeans, (segment) => problem.posteriors[segment]?.[row] ?? 0);
  return sigmoid(offset + dotRow(problem.matrix, row, head.weights));
}
