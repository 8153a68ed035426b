export { duplicateCluster } from './duplicate-cluster.ts';
export { excerptText } from './excerpt.ts';
export { hashWordParts } from './hash-word-parts.ts';
export { BUCKET_COUNT, hashWords } from './hash-words.ts';
export { TEXT_STATISTICS, textStatistics } from './text-statistics.ts';
