import type { Interval, Random } from '#core';
import { bettingConfidenceSequence, pairedBootstrapInterval, standardError } from '#stats';

/** Cases below which a bootstrap of fractions covers too little (stats/README). */
const FEWEST_CASES = 50;
/** Cases that must differ from the rest: with two to four of them the paired interval is too narrow (stats/README). */
const FEWEST_DIFFERING = 5;
/** Differences below this are rounding, not outcomes. */
const ROUNDING = 1e-12;

/** How many values are not the most common one. */
function countDiffering(values: Float64Array): number {
  const counts = new Map<number, number>();
  for (const value of values) {
    const cell = Math.round(value / ROUNDING);
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return values.length - Math.max(...counts.values());
}

/** Whether differences are too few, or too few of them differ, for a paired bootstrap. */
export function areTooFew(values: Float64Array): boolean {
  return values.length < FEWEST_CASES || countDiffering(values) < FEWEST_DIFFERING;
}

/** The scores of the same clusters at two knots. */
export interface ScorePairs {
  readonly here: Float64Array;
  readonly lower: Float64Array;
  /** No pair can differ by more than this, in (0,1]; known before the scores. */
  readonly most: number;
  readonly confidence: number;
  readonly resamples: number;
  readonly random: Random;
}

/**
 * Computes what a step loses: mean score here minus the lower one's over the same clusters, with its interval.
 *
 * Shape   one value a cluster, the same clusters in the same order; at least two → never of width 0
 * Source  the paired bootstrap of stats; where few pairs differ the betting sequence, which is never too narrow
 */
export function qualityLost({ here, lower, most, confidence, resamples, random }: ScorePairs): Interval {
  const values = here.map((score, cluster) => {
    const lost = score - (lower[cluster] ?? 0);
    return Math.abs(lost) <= ROUNDING ? 0 : lost;
  });
  const n = values.length;
  const common = { confidence, n, standardError: standardError(values) };
  if (areTooFew(values)) {
    const bounded = { values, low: -most, high: most, confidence, horizon: n };
    const { mean, low, high } = bettingConfidenceSequence(bounded);
    return { mean, low, high, ...common };
  }
  const b = new Float64Array(n);
  const { mean, low, high } = pairedBootstrapInterval({ a: values, b, confidence, resamples, random });
  return { mean, low: Math.max(-most, low), high: Math.min(most, high), ...common };
}
