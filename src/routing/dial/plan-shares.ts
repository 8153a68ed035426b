import type { OpenPolicy, Prediction } from '../open-policy.ts';
import { addMix } from './choose-arm.ts';
import { neighbourKnots } from './spend-targets.ts';

/**
 * The probability of each plan for one request at a dial position: what is served, and what is measured.
 *
 * Between two knots the two are mixed; an unknown kind of request gets the static hull of the same spend.
 *
 * Shape   → one probability a plan, adding up to 1
 */
export function planShares(policy: OpenPolicy, prediction: Prediction, position: number): Float64Array {
  const { plans, knots } = policy.record;
  const shares = new Float64Array(plans.length);
  const { lower, upper, upperShare } = neighbourKnots(position);
  const predictions = {
    quality: (plan: number) => prediction.quality[plan] ?? 0,
    costUsd: (plan: number) => prediction.costUsd[plan] ?? 0,
  };
  for (const [knot, weight] of [
    [lower, 1 - upperShare],
    [upper, upperShare],
  ] as const) {
    const entry = knots[knot];
    if (entry === undefined || weight === 0) continue;
    addMix(shares, { mix: prediction.isUnknown ? entry.hull : entry.served, weight }, predictions);
  }
  return shares;
}
