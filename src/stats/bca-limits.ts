import { normalCdf } from './normal-cdf.ts';
import { normalQuantile } from './normal-quantile.ts';
import { quantileSorted } from './quantile.ts';

/** What the two limits of a BCa interval are computed from. */
export interface BcaParts {
  readonly estimate: number;
  /** The statistic of each resample, in any order. */
  readonly replicates: Float64Array;
  readonly acceleration: number;
  readonly confidence: number;
}

/** The share of replicates below the estimate, where equal ones count half; never quite 0 or 1. */
function shareBelow(replicates: Float64Array, estimate: number): number {
  // Sums in another order differ in their last bits: that is no difference.
  const slack = 1e-12 * Math.max(1, Math.abs(estimate));
  let below = 0;
  for (const replicate of replicates) {
    if (replicate < estimate - slack) below += 1;
    else if (replicate <= estimate + slack) below += 0.5;
  }
  const edge = 0.5 / replicates.length;
  return Math.min(1 - edge, Math.max(edge, below / replicates.length));
}

/**
 * Computes the limits of a bias-corrected and accelerated bootstrap interval.
 *
 * Shape   parts: at least one replicate → low ≤ high
 * Source  Efron 1987, JASA 82, 171–185; ties at the estimate count half, so that discrete data are not shifted
 */
export function bcaLimits(parts: BcaParts): { readonly low: number; readonly high: number } {
  const { acceleration, confidence } = parts;
  const sorted = parts.replicates.toSorted();
  const bias = normalQuantile(shareBelow(sorted, parts.estimate));
  const limit = (probability: number) => {
    const shifted = bias + normalQuantile(probability);
    const room = 1 - acceleration * shifted;
    // Beyond this pole the correction turns back on itself: the end of the replicates is the honest limit.
    const corrected = room > 0 ? bias + shifted / room : Math.sign(shifted) * Infinity;
    return quantileSorted(sorted, normalCdf(corrected));
  };
  return { low: limit((1 - confidence) / 2), high: limit((1 + confidence) / 2) };
}
