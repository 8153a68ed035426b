export { fitLogistic, type LogisticProblem } from './fit-logistic.ts';
export { shrinkMeans } from './shrink-means.ts';
export { sigmoid, toLogit } from './sigmoid.ts';
export { dotRow, type SparseMatrix, sparseMatrixFromRows, type SparseRow } from './sparse-matrix.ts';
