import type { Policy } from '#core';
import { staticHull } from '../fit/static-hull.ts';

/**
 * Lists the plans of a policy's static hull, chosen on the rows that it was fitted on.
 *
 * Shape   → indices of plans, cheapest first, the top plan last
 */
export function frozenHull({
  planQuality,
  planCostUsd,
}: Pick<Policy, 'planQuality' | 'planCostUsd'>): number[] {
  const arms = planQuality.map((quality, plan) => ({
    arm: { type: 'plan' as const, plan },
    costUsd: planCostUsd[plan] ?? 0,
    quality,
  }));
  return staticHull(arms).flatMap(({ arm }) => (arm.type === 'plan' ? [arm.plan] : []));
}
