export type { StudentExample } from './student-example.ts';
export { crossFitStudent, type TrainingOptions, trainStudent } from './train-student.ts';
