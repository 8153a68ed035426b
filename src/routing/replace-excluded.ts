import type { PlanId, Policy } from '#core';
import { noCandidate } from './no-candidate.ts';

/** The plan that runs, after what cannot carry the request was replaced. */
export interface Replacement {
  readonly planId: PlanId;
  /** The probability with which this plan runs, over all draws. */
  readonly propensity: number;
  /** What to add to the reason; empty when nothing was replaced. */
  readonly note: string;
  /** Whether the plan that runs measured lower than the one drawn, so that no promise holds. */
  readonly isLower: boolean;
  readonly lowerReason: string;
}

interface Draw {
  readonly drawn: number;
  readonly shares: Float64Array;
  readonly excluded: ReadonlyMap<PlanId, string>;
}

/** The plan that runs instead of another: the cheapest that measured no lower, else the best that is left. */
function substitute(policy: Policy, plan: number, excluded: Draw['excluded']): number | undefined {
  const allowed = [...policy.plans.keys()].flatMap((other) => {
    const id = policy.plans[other]?.id;
    return id === undefined || excluded.has(id) ? [] : [other];
  });
  const quality = (other: number) => policy.planQuality[other] ?? 0;
  if (allowed.includes(plan)) return plan;
  return (
    allowed.find((other) => quality(other) >= quality(plan)) ??
    allowed.toSorted((a, b) => quality(b) - quality(a))[0]
  );
}

/**
 * Replaces a drawn plan that cannot carry the request.
 *
 * Throws  'no-candidate' naming every plan and why it was excluded
 */
export function replaceExcluded(policy: Policy, draw: Draw): Replacement {
  const { drawn, shares, excluded } = draw;
  const runs = substitute(policy, drawn, excluded);
  const plan = runs === undefined ? undefined : policy.plans[runs];
  if (runs === undefined || plan === undefined) throw noCandidate(excluded);
  const propensity = shares.reduce(
    (sum, share, other) => sum + (share > 0 && substitute(policy, other, excluded) === runs ? share : 0),
    0,
  );
  const drawnId = policy.plans[drawn]?.id;
  const reason = (drawnId === undefined ? undefined : excluded.get(drawnId)) ?? '';
  const isLower = (policy.planQuality[runs] ?? 0) < (policy.planQuality[drawn] ?? 0);
  return {
    planId: plan.id,
    propensity: Math.min(1, propensity),
    note: runs === drawn ? '' : `; ${drawnId} cannot carry it (${reason})`,
    isLower,
    lowerReason: reason,
  };
}
