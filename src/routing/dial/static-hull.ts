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

/**
 * Mixes two neighbouring arms so that the mean cost is the target.
 *
 * Shape   arms: ascending in cost, at least one; targets outside their range give the nearest arm alone
 * Units   USD per request
 */
export function mixForSpend(arms: readonly MeasuredArm[], targetCostUsd: number): Mix {
  let low = arms[0];
  if (low === undefined) throw new RangeError('mixForSpend needs at least one arm');
  for (const high of arms.slice(1)) {
    if (high.costUsd > targetCostUsd) {
      const highShare = (targetCostUsd - low.costUsd) / (high.costUsd - low.costUsd);
      return highShare > 0 ? { low: low.arm, high: high.arm, highShare } : pureMix(low.arm);
    }
    low = high;
  }
  return pureMix(low.arm);
}

/** The mixture of one arm with itself. */
export function pureMix(arm: Arm): Mix {
  return { low: arm, high: arm, highShare: 0 };
}
