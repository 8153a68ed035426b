import type { SparseMatrix } from './sparse-matrix.ts';

/** Rows of which some belong to a class. */
export interface ClassProblem {
  readonly matrix: SparseMatrix;
  /** Which rows to count. */
  readonly rows: Int32Array;
  /** For every row of the matrix 1 where it belongs to the class, else 0. */
  readonly targets: Float64Array;
}

/** Imagined rows of either side, each with the column and without it. */
const PSEUDO_ROWS = 1;

/**
 * Computes for each column how much more often it is there inside the class than outside, as a logarithm.
 *
 * Shape   → one number a column; 0 where both sides have it equally often
 * Source  Wang, Manning 2012, "Baselines and bigrams: simple, good sentiment and topic classification"
 */
export function logCountRatios({ matrix, rows, targets }: ClassProblem): Float64Array {
  const inside = new Float64Array(matrix.columnCount);
  const outside = new Float64Array(matrix.columnCount);
  let insideRows = 0;
  for (const row of rows) {
    const isInside = targets[row] === 1;
    if (isInside) insideRows += 1;
    const counts = isInside ? inside : outside;
    for (let i = matrix.starts[row]!; i < matrix.starts[row + 1]!; i += 1) counts[matrix.columns[i]!]! += 1;
  }
  const insideTotal = insideRows + 2 * PSEUDO_ROWS;
  const outsideTotal = rows.length - insideRows + 2 * PSEUDO_ROWS;
  return inside.map((count, column) =>
    Math.log((count + PSEUDO_ROWS) / insideTotal / ((outside[column]! + PSEUDO_ROWS) / outsideTotal)),
  );
}
