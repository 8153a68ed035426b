import { assertEnough, assertSameLength } from './assert-input.ts';

/** Forecasts with what happened. */
export interface ForecastInput {
  /** Predicted probabilities in [0,1]. */
  readonly predictions: ArrayLike<number>;
  /** What happened: 0 or 1, or a score in [0,1]; in the same order. */
  readonly outcomes: ArrayLike<number>;
}

/**
 * Computes the mean squared difference between predicted probabilities and outcomes; lower is better.
 *
 * Shape   at least one forecast → a number in [0,1]
 * Throws  RangeError when there are no forecasts or the lengths differ
 * Source  Brier 1950, Monthly Weather Review 78, 1–3, for two classes and counted once, not for each class
 */
export function brierScore(input: ForecastInput): number {
  const { predictions, outcomes } = input;
  assertEnough(predictions, 1, 'a Brier score');
  assertSameLength(predictions, outcomes, 'predictions and outcomes');
  let sum = 0;
  for (let i = 0; i < predictions.length; i += 1) sum += (predictions[i]! - outcomes[i]!) ** 2;
  return sum / predictions.length;
}
