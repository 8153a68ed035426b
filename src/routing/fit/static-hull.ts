import type { Arm, Mix } from '#core';

/** An arm with what it measured on average. */
export interface MeasuredArm {
  readonly arm: Arm;
  readonly costUsd: number;
  readonly quality: number;
}

function slope(from: MeasuredArm, to: MeasuredArm): number {
  return (to.quality - from.quality) / (to.costUsd - from.costUsd);
}

/**
 * Finds the upper convex frontier of single plans, from the cheapest plan to the one with the highest quality.
 *
 * Shape   any order → at least one, dearer and better from one to the next, by less and less
 * Source  routing-method A1 (Zero-Router); Andrew's monotone chain
 */
export function staticHull(plans: readonly MeasuredArm[]): MeasuredArm[] {
  const ascending = plans.toSorted((a, b) => a.costUsd - b.costUsd || b.quality - a.quality);
  const hull: MeasuredArm[] = [];
  for (const point of ascending) {
    let last = hull.at(-1);
    if (last !== undefined && point.quality <= last.quality) continue;
    let before = hull.at(-2);
    while (last !== undefined && before !== undefined && slope(before, point) >= slope(before, last)) {
      hull.pop();
      last = hull.at(-1);
      before = hull.at(-2);
    }
    hull.push(point);
  }
  return hull;
}

/** A mixture with what it measures on average, which is what its arms measure in these shares. */
export interface MeasuredMix {
  readonly mix: Mix;
  readonly costUsd: number;
  readonly quality: number;
}

/**
 * Mixes two neighbouring arms so that the mean cost is the target.
 *
 * Shape   arms: ascending in cost, at least one; targets outside their range give the nearest arm alone
 * Units   USD per request
 */
export function measuredMixForSpend(arms: readonly MeasuredArm[], targetCostUsd: number): MeasuredMix {
  const above = arms.findIndex((arm, index) => index > 0 && arm.costUsd > targetCostUsd);
  const low = arms.at(above < 0 ? -1 : above - 1);
  if (low === undefined) throw new RangeError('a mixture needs at least one arm');
  const high = above < 0 ? low : (arms[above] ?? low);
  const highShare = high === low ? 0 : (targetCostUsd - low.costUsd) / (high.costUsd - low.costUsd);
  if (highShare <= 0) return { mix: pureMix(low.arm), costUsd: low.costUsd, quality: low.quality };
  return {
    mix: { low: low.arm, high: high.arm, highShare },
    costUsd: low.costUsd + highShare * (high.costUsd - low.costUsd),
    quality: low.quality + highShare * (high.quality - low.quality),
  };
}

/** The mixture of `measuredMixForSpend` alone. */
export function mixForSpend(arms: readonly MeasuredArm[], targetCostUsd: number): Mix {
  return measuredMixForSpend(arms, targetCostUsd).mix;
}

/** The mixture of one arm with itself. */
export function pureMix(arm: Arm): Mix {
  return { low: arm, high: arm, highShare: 0 };
}
