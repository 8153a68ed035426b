import { degreesOfFreedom } from './degrees-of-freedom.ts';
import type { KindSample } from './kind-sample.ts';
import { addUp } from './sized-item.ts';
import type { TotalRules } from './total-rules.ts';

/** Items' worth of pooled variance in the variance of every kind. */
const POOLED_ITEMS = 4;
/** Shared clusters' worth of "wholly alike" in the alikeness. */
const ALIKE_CLUSTERS = 2;

/** How far items of all kinds lie from their ratios, in squared sizes. */
export interface PooledSpread {
  readonly variance: number;
  /** What the variance is worth. */
  readonly degrees: number;
  /** Surprises for each item of the evidence. */
  readonly surprisesPerItem: number;
}

/** The variance of one kind in two parts, both in squared sizes. */
export interface KindVariance {
  /** From the kind's own residuals. */
  readonly own: number;
  /** From all kinds' and from surprises. */
  readonly pooled: number;
}

/** Pools the residuals of all kinds and adds the surprises. */
export function poolSpread(samples: readonly KindSample[], { surprises }: TotalRules): PooledSpread {
  const items = addUp(samples.map((sample) => sample.items.length));
  const squaredSizes = addUp(samples.map((sample) => sample.weights.apart));
  const surprise = squaredSizes / items;
  const squares = addUp(samples.flatMap((sample) => sample.residuals.map((residual) => residual ** 2)));
  return {
    variance: (squares + surprises * surprise) / (squaredSizes + surprises * surprise),
    degrees: degreesOfFreedom([
      ...samples.flatMap((sample) => sample.clusterSquares),
      ...Array.from({ length: surprises }, () => surprise),
    ]),
    surprisesPerItem: surprises / items,
  };
}

/**
 * Computes the variance of one kind's items, moderated by that of all kinds.
 *
 * Source  a variance shrunk to the pooled one: Smyth 2004, "Linear models and empirical Bayes methods", Stat. Appl.
 *         Genet. Mol. Biol. 3; added surprises: Bonett, Price 2012, J. Educ. Behav. Stat. 37, 479–488
 */
export function varianceOfKind(sample: KindSample, pool: PooledSpread): KindVariance {
  const meanSquaredSize = sample.weights.apart / sample.items.length;
  const surprises = pool.surprisesPerItem * sample.items.length;
  const below = sample.weights.apart + (POOLED_ITEMS + surprises) * meanSquaredSize;
  return {
    own: addUp(sample.residuals.map((residual) => residual ** 2)) / below,
    pooled: ((POOLED_ITEMS * pool.variance + surprises) * meanSquaredSize) / below,
  };
}

/**
 * Estimates how much alike items of one duplicate cluster miss their ratio.
 *
 * Shape   → in [0,1]; 1 where no cluster of the evidence has two items, because nothing speaks against it
 */
export function estimateAlikeness(samples: readonly KindSample[], pool: PooledSpread): number {
  let products = 0;
  let most = 0;
  let shared = 0;
  for (const sample of samples) {
    const { own, pooled } = varianceOfKind(sample, pool);
    if (own + pooled === 0) continue;
    const apart = addUp(sample.residuals.map((residual) => residual ** 2));
    products += (addUp(sample.clusterSquares) - apart) / (own + pooled);
    most += sample.weights.together;
    shared += sample.weights.sharedClusters;
  }
  if (shared === 0 || most === 0) return 1;
  const prior = (ALIKE_CLUSTERS * most) / shared;
  return Math.min(1, Math.max(0, (products + prior) / (most + prior)));
}
