import type { SparseMatrix } from './sparse-matrix.ts';

/**
 * Computes how rare each word is.
 *
 * Shape   counts → for each column ln((1 + rows) / (1 + rows with the word)) + 1
 * Source  Salton, Buckley 1988, "Term-weighting approaches in automatic text retrieval"; smoothed as scikit-learn does
 */
export function inverseFrequencies(counts: SparseMatrix): Float64Array {
  const { rowCount, columnCount, columns } = counts;
  const rowsWith = new Float64Array(columnCount);
  for (const column of columns) rowsWith[column]! += 1;
  return rowsWith.map((rows) => Math.log((1 + rowCount) / (1 + rows)) + 1);
}

/**
 * Weighs counts of words: more of the same word counts less and less, and a word that many rows have counts little.
 *
 * Shape   counts → (1 + ln count) · the word's inverse frequency, each row scaled to length 1; a row without counts
 *         stays empty
 * Source  Salton, Buckley 1988, "Term-weighting approaches in automatic text retrieval"; as scikit-learn's
 *         `TfidfTransformer(sublinear_tf=True)`
 */
export function weighByTfIdf(
  counts: SparseMatrix,
  inverse: Float64Array = inverseFrequencies(counts),
): SparseMatrix {
  const { rowCount, starts, columns } = counts;
  const values = counts.values.map((count, index) => (1 + Math.log(count)) * inverse[columns[index]!]!);
  for (let row = 0; row < rowCount; row += 1) {
    let square = 0;
    for (let i = starts[row]!; i < starts[row + 1]!; i += 1) square += values[i]! ** 2;
    const length = Math.sqrt(square);
    for (let i = starts[row]!; i < starts[row + 1]!; i += 1) values[i]! /= length;
  }
  return { ...counts, values };
}
