import type { StudentTrial } from '#core';
import type { StudentPrediction } from '#providers';
import { normalCdf, normalQuantile, wilsonInterval } from '#stats';

const CONFIDENCE = 0.95;

/** What was predicted, and what was right. */
export interface Trial {
  readonly predictions: readonly StudentPrediction[];
  /** The right answer to each, in the same order. */
  readonly labels: readonly string[];
  /** Into how many folds the examples were dealt; absent where one student saw none of them. */
  readonly foldCount?: number;
}

/**
 * The confidence at which an interval for independent answers is as wide as it must be for cross-fitted ones.
 *
 * Source  Nadeau, Bengio 2003, "Inference for the generalization error", Machine Learning 52, 239–281: students that share
 *         examples vary together, so that the variance is 1 + K/(K − 1) times as large with K folds; for Wilson's interval
 *         that is its normal quantile times the root
 */
function widenedConfidence(foldCount: number | undefined): number {
  if (foldCount === undefined) return CONFIDENCE;
  const spread = Math.sqrt(1 + foldCount / (foldCount - 1));
  return 2 * normalCdf(spread * normalQuantile((1 + CONFIDENCE) / 2)) - 1;
}

/**
 * Counts how often students were right on examples that they had not seen, with intervals.
 *
 * Shape   the precision of no answers lies in [0,1]
 * Source  `wilsonInterval`, for cross-fitted answers widened
 */
export function countTrial({ predictions, labels, foldCount }: Trial): StudentTrial {
  const answered = predictions.filter(({ status }) => status === 'answered').length;
  const right = predictions.filter(
    (prediction, index) => prediction.status === 'answered' && prediction.label === labels[index],
  ).length;
  const confidence = widenedConfidence(foldCount);
  const shareOf = (n: number) => {
    if (n === 0) return { low: 0, high: 1 };
    const { low, high } = wilsonInterval({ successes: right, n, confidence });
    return { low, high };
  };
  return {
    examples: predictions.length,
    answered,
    right,
    accuracy: shareOf(predictions.length),
    precision: shareOf(answered),
    confidence: CONFIDENCE,
  };
}
