import { assertCount, assertEnough, assertSameLength } from './assert-input.ts';
import type { ForecastInput } from './brier-score.ts';

/** One group of neighbouring predictions. */
export interface CalibrationBin {
  readonly count: number;
  /** In [0,1]. */
  readonly meanPrediction: number;
  /** In [0,1]. */
  readonly meanOutcome: number;
}

/** How far predicted probabilities are from what happened. */
export interface CalibrationError {
  /** Expected calibration error in [0,1]: the mean of |prediction − outcome| over the bins, weighted by count. */
  readonly error: number;
  /** In ascending order of prediction; fewer than asked for where many predictions are equal. */
  readonly bins: readonly CalibrationBin[];
}

/**
 * Computes the expected calibration error over bins of equal mass; equal predictions always share a bin.
 *
 * Shape   at least one forecast; bins: at least 1 → an error that does not depend on the order of the rows
 * Throws  RangeError when there are no forecasts, the lengths differ, or bins is not a positive whole number
 * Source  Naeini, Cooper, Hauskrecht 2015 (ECE), with the equal-mass bins of Nixon et al. 2019
 */
export function calibrationError(input: ForecastInput & { readonly bins: number }): CalibrationError {
  const { predictions, outcomes } = input;
  assertEnough(predictions, 1, 'a calibration error');
  assertSameLength(predictions, outcomes, 'predictions and outcomes');
  assertCount(input.bins, 1, 'the number of bins');
  const n = predictions.length;
  const order = Int32Array.from({ length: n }, (_, i) => i).toSorted(
    (i, j) => predictions[i]! - predictions[j]!,
  );
  const bins: CalibrationBin[] = [];
  let error = 0;
  for (let start = 0, bin = 1; start < n; bin += 1) {
    let end = Math.max(start, Math.round((bin * n) / input.bins));
    if (end === start) continue;
    while (end < n && predictions[order[end]!] === predictions[order[end - 1]!]) end += 1;
    let predicted = 0;
    let happened = 0;
    for (let i = start; i < end; i += 1) {
      predicted += predictions[order[i]!]!;
      happened += outcomes[order[i]!]!;
    }
    const count = end - start;
    bins.push({ count, meanPrediction: predicted / count, meanOutcome: happened / count });
    error += Math.abs(predicted - happened) / n;
    start = end;
  }
  return { error, bins };
}
