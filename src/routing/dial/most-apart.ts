import type { Arm, Knot, Mix } from '#core';

function armName(arm: Arm): string {
  return arm.type === 'plan' ? `plan ${arm.plan}` : `lambda ${arm.lambda}`;
}

function weightsOf({ low, high, highShare }: Mix): Map<string, number> {
  const weights = new Map([[armName(low), 1 - highShare]]);
  weights.set(armName(high), (weights.get(armName(high)) ?? 0) + highShare);
  return weights;
}

/** The share of requests that two mixtures may serve otherwise: all but what their arms have in common. */
function mixesApart(a: Mix, b: Mix): number {
  const others = weightsOf(b);
  let common = 0;
  for (const [arm, weight] of weightsOf(a)) common += Math.min(weight, others.get(arm) ?? 0);
  return Math.max(0, 1 - common);
}

/**
 * The most that two knots can differ in on any text, known before any outcome is seen.
 *
 * Shape   → in [0,1]: no difference of their expected scores on a row is larger
 */
export function mostApart(a: Knot, b: Knot): number {
  return Math.max(mixesApart(a.served, b.served), mixesApart(a.hull, b.hull));
}
