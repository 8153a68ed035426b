import type { Reading } from '../figures/interval.ts';

/** Where a cost stands on the dial's own scale. */
export interface CostPlace {
  /** Dial position in [0,1]. */
  readonly position: number;
  /** Whether it costs more than the dial's end, and so stands at the edge. */
  readonly isBeyond: boolean;
}

/** How far a cost lies between two others: by factors, and by difference where one of them is nothing. */
function shareBetween(cost: number, low: number, high: number): number {
  if (high <= low) return 0;
  return low > 0 ? Math.log(cost / low) / Math.log(high / low) : (cost - low) / (high - low);
}

/**
 * Finds the dial position at which a cost stands: where the measured costs of the knots, never falling, first reach it.
 *
 * Units   USD per request
 */
export function placeCost(readings: readonly Reading[], costUsd: number): CostPlace {
  const last = readings.length - 1;
  let below = 0;
  for (const [knot, { costUsd: measured }] of readings.entries()) {
    if (measured.mean >= costUsd) {
      const share = knot === 0 ? 0 : shareBetween(costUsd, below, measured.mean);
      return { position: Math.max(0, knot - 1 + share) / last, isBeyond: false };
    }
    below = Math.max(below, measured.mean);
  }
  return { position: 1, isBeyond: true };
}
