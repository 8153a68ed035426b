export { countTrial, type Trial } from './count-trial.ts';
export type { StudentExample } from './student-example.ts';
export { type TrainedStudent, type TrainingOptions, trainStudent } from './train-student.ts';
