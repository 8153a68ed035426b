export { createAwaitedProvider } from './create-awaited-provider.ts';
export { createStudentPredictor, type StudentPrediction, type StudentPredictor } from './create-predictor.ts';
export { createStudentProvider, type StudentProviderOptions } from './create-student-provider.ts';
export { openStudent, type Student } from './open-student.ts';
export { type RankedLabel, rankLabels, type StudentHeads } from './rank-labels.ts';
export { studentAnswer, UNSURE } from './student-answer.ts';
export { studentCatalogFile } from './student-catalog-file.ts';
export {
  createStudentFeaturizer,
  studentBuckets,
  type StudentFeaturizer,
  type StudentVocabulary,
} from './student-features.ts';
