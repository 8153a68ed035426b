export { adjustedRandIndex } from './adjusted-rand-index.ts';
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
export { assignClusters, type ClusterCentres } from './spherical-k-means.ts';
export { findStableClusters, type StableClusters } from './stable-clusters.ts';
export { inverseFrequencies, weighByTfIdf } from './tf-idf.ts';
