import { mean, variance } from '#stats';
import type { KindSample } from './kind-sample.ts';
import { type KindPrediction, measureLog, type SharedSpread } from './predict-kind.ts';
import { dot, type SizedItem } from './sized-item.ts';

/** Fewer kinds do not show how far kinds differ. */
export const LEAST_LENDERS = 3;

/**
 * Predicts the value of a log's items whose kinds have too little evidence of their own: by the mean ratio of the others.
 *
 * Shape   samples: at least LEAST_LENDERS; the kinds that borrow are taken to miss the mean all in the same direction
 * Throws  RangeError when there are fewer than two samples
 */
export function borrowRatio(
  samples: readonly KindSample[],
  log: readonly SizedItem[],
  { pool, alikeness, rules }: SharedSpread,
): KindPrediction {
  const { sizes, weight } = measureLog(log, alikeness);
  const totals = samples.map((sample) => dot(sizes, sample.ratios));
  return {
    total: mean(totals),
    ownVariance: variance(totals) * (1 + 1 / totals.length),
    ownDegrees: totals.length - 1,
    pooledVariance: weight * pool.variance,
    rareVariance: weight * rules.rareVariance,
  };
}
