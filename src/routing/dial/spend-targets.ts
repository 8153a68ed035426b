/** Number of measured dial positions. */
export const KNOT_COUNT = 21;

/** The last knot: the top plan, always. */
export const TOP_KNOT = KNOT_COUNT - 1;

/** The two knots around a dial position, and how often the upper one serves. */
export function neighbourKnots(position: number): { lower: number; upper: number; upperShare: number } {
  const scaled = position * TOP_KNOT;
  // positions are written as decimals: 0.15 · 20 must be knot 3, not almost 3
  const lower = Math.min(TOP_KNOT, Math.floor(scaled + 1e-9));
  const upperShare = Math.max(0, scaled - lower);
  return upperShare < 1e-9 ? { lower, upper: lower, upperShare: 0 } : { lower, upper: lower + 1, upperShare };
}

/** A plan that costs nothing has no logarithm: above it the dial begins at this share of the dearest. */
const LOWEST_SHARE = 1e-3;

/**
 * Spreads spend over the knots evenly in its logarithm: C(e) = C_lo^(1−e) · C_hi^e.
 *
 * Units   USD per request
 */
export function spendTargets(lowestCostUsd: number, highestCostUsd: number): number[] {
  const from = lowestCostUsd > 0 ? lowestCostUsd : highestCostUsd * LOWEST_SHARE;
  return Array.from({ length: KNOT_COUNT }, (_, knot) => {
    const position = knot / TOP_KNOT;
    return knot === 0 ? lowestCostUsd : from ** (1 - position) * highestCostUsd ** position;
  });
}
