import { float32FromBase64, type StudentModel, uint16FromBase64, VernierError } from '#core';
import { createStudentPredictor, type StudentPrediction } from './create-predictor.ts';
import type { RankedLabel } from './rank-labels.ts';
import { studentBuckets } from './student-features.ts';

/** A student with its arrays decoded, ready to predict. */
export interface Student {
  readonly model: StudentModel;
  /** The best label, whether or not the student would say it. */
  rank(text: string): RankedLabel;
  /** What it says. */
  predict(text: string): StudentPrediction;
}

/**
 * Makes a student ready to predict; a prediction takes tens of microseconds and reads at most 2,000 characters.
 *
 * Throws  'policy-invalid' when its arrays do not fit together
 */
export function openStudent(model: StudentModel): Student {
  const known = uint16FromBase64(model.buckets);
  const weights = float32FromBase64(model.weights);
  const { labels, biases, abstention } = model;
  if (biases.length !== labels.length || weights.length !== known.length * labels.length) {
    throw new VernierError(
      'policy-invalid',
      `the student ${model.hash.slice(0, 12)} has ${weights.length} weights for ${known.length} features and ` +
        `${labels.length} labels: train it again`,
    );
  }
  const vocabulary = { frame: uint16FromBase64(model.frame), known };
  const predictor = createStudentPredictor({ vocabulary, heads: { labels, biases, weights }, abstention });
  return {
    model,
    rank: (text) => predictor.rank(studentBuckets(text)),
    predict: (text) => predictor.predict(studentBuckets(text)),
  };
}
