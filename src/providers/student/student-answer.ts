import type { StudentPrediction } from './create-predictor.ts';

/** What a student says instead of a label when it does not know. */
export const UNSURE = 'unsure';

/** A student's prediction as the text that it answers with: the label, or `unsure` and why. */
export function studentAnswer(prediction: StudentPrediction): string {
  if (prediction.status === 'answered') return prediction.label;
  const why =
    prediction.reason === 'other-work'
      ? 'this is not the work that it was trained on'
      : 'no label leads clearly enough';
  return `${UNSURE}\n(the classifier abstained: ${why})`;
}
