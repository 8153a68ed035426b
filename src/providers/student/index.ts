export { createStudentProvider, type StudentProviderOptions } from './create-student-provider.ts';
export { openStudent, type RankedLabel, type Student, type StudentPrediction } from './open-student.ts';
export { studentAnswer, UNSURE } from './student-answer.ts';
export { studentCatalogFile } from './student-catalog-file.ts';
export { createStudentFeaturizer, studentBuckets, type StudentVocabulary } from './student-features.ts';
