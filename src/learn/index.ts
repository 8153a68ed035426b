export { fitLogistic, type LogisticProblem } from './fit-logistic.ts';
export { logCountRatios } from './log-count-ratios.ts';
export { shrinkMeans } from './shrink-means.ts';
export { sigmoid, toLogit } from './sigmoid.ts';
export {
  dotRow,
  scaleColumns,
  type SparseMatrix,
  sparseMatrixFromRows,
  type SparseRow,
} from './sparse-matrix.ts';
