/** Rows of a sparse matrix in compressed form: row r holds `columns[i]`, `values[i]` for i in [starts[r], starts[r+1]). */
export interface SparseMatrix {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** One sparse row. */
export interface SparseRow {
  readonly columns: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/** Packs rows into one matrix. */
export function sparseMatrixFromRows(rows: readonly SparseRow[], columnCount: number): SparseMatrix {
  let size = 0;
  for (const row of rows) size += row.columns.length;
  const starts = new Int32Array(rows.length + 1);
  const columns = new Int32Array(size);
  const values = new Float64Array(size);
  let next = 0;
  rows.forEach((row, index) => {
    columns.set(row.columns, next);
    values.set(row.values, next);
    next += row.columns.length;
    starts[index + 1] = next;
  });
  return { rowCount: rows.length, columnCount, starts, columns, values };
}

/** The dot product of one row with a weight vector. */
export function dotRow(matrix: SparseMatrix, row: number, weights: Float64Array): number {
  let sum = 0;
  const end = matrix.starts[row + 1]!;
  for (let i = matrix.starts[row]!; i < end; i += 1) sum += matrix.values[i]! * weights[matrix.columns[i]!]!;
  return sum;
}

/** Multiplies every column of a matrix by its factor. */
export function scaleColumns(matrix: SparseMatrix, factors: Float64Array): SparseMatrix {
  const values = matrix.values.map((value, index) => value * factors[matrix.columns[index]!]!);
  return { ...matrix, values };
}
