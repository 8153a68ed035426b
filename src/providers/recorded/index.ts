export { casesFromRecordings } from './cases-from-recordings.ts';
export {
  createRecordedProvider,
  modelsOfRecordings,
  type RecordedProviderOptions,
} from './create-recorded-provider.ts';
export { type OutcomeOptions, outcomesFromRecordings } from './outcomes-from-recordings.ts';
export { readRecordings } from './read-recordings.ts';
export {
  RecordedAnswer,
  RecordedRow,
  type RecordingProblem,
  type Recordings,
  type ScoredRow,
} from './schema.ts';
export { findRecordedModel, usageFromRecording } from './usage-from-recording.ts';
