import { degreesOfFreedom } from './degrees-of-freedom.ts';
import type { KindSample } from './kind-sample.ts';
import { type PooledSpread, varianceOfKind } from './pool-spread.ts';
import { addParts, addUp, dot, type SizedItem } from './sized-item.ts';
import { spreadWeights, weightAt } from './spread-weights.ts';
import type { TotalRules } from './total-rules.ts';

/** A predicted sum and the variance of its error, by where the variance comes from. */
export interface KindPrediction {
  readonly total: number;
  /** From the kind's own evidence, worth `ownDegrees`. */
  readonly ownVariance: number;
  readonly ownDegrees: number;
  /** From the evidence of all kinds. */
  readonly pooledVariance: number;
  /** From what evidence does not show. */
  readonly rareVariance: number;
}

/** What all kinds share. */
export interface SharedSpread {
  readonly pool: PooledSpread;
  /** In [0,1]. */
  readonly alikeness: number;
  readonly rules: TotalRules;
}

/** The size of a log, and its weights. */
export function measureLog(items: readonly SizedItem[], alikeness: number) {
  return {
    sizes: addParts(items.map((item) => item.sizes)),
    weight: weightAt(spreadWeights(items), alikeness),
  };
}

/**
 * Predicts the value of a log's items of one kind: ratio times size.
 *
 * Shape   the variance has two terms: the log is finite, so its own items miss the ratio; and the ratio is estimated
 */
export function predictKind(
  sample: KindSample,
  log: readonly SizedItem[],
  { pool, alikeness, rules }: SharedSpread,
): KindPrediction {
  const { sizes, weight: logWeight } = measureLog(log, alikeness);
  const scale = addUp(sizes) / addUp(sample.sizes);
  const evidenceWeight = weightAt(sample.weights, alikeness);
  const { own, pooled } = varianceOfKind(sample, pool);
  const factors = sizes.map((size, part) => size / (sample.sizes[part] || Number.POSITIVE_INFINITY));
  const influences = sample.items.map((item, index) => {
    const misses = item.values.map(
      (value, part) => value - (sample.ratios[part] ?? 0) * (item.sizes[part] ?? 0),
    );
    return dot(misses, factors) * (sample.stretches[index] ?? 1);
  });
  const squares = addUp(sample.residuals.map((residual) => residual ** 2));
  const influence = addUp(influences.map((one) => one ** 2));
  // the same residuals, weighted by what each part of the log's size makes of them
  const evidenceOwn = squares === 0 ? 0 : (own * influence) / squares;
  const weights = logWeight + scale ** 2 * evidenceWeight;
  return {
    total: dot(sizes, sample.ratios),
    ownVariance: logWeight * own + evidenceWeight * evidenceOwn,
    ownDegrees: degreesOfFreedom(sample.clusterSquares),
    pooledVariance: weights * pooled,
    rareVariance: weights * rules.rareVariance,
  };
}
