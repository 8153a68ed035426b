import type { Arm, Mix } from '#core';

/** What is predicted for one request, one entry a plan. */
export interface PlanPredictions {
  /** Predicted score in [0,1]. */
  quality(plan: number): number;
  /** Predicted USD. */
  costUsd(plan: number): number;
}

/** Picks the plan of an arm for one request; ties go to the cheaper plan, which stands first. */
export function choosePlan(arm: Arm, planCount: number, predictions: PlanPredictions): number {
  if (arm.type === 'plan') return arm.plan;
  let best = 0;
  let bestValue = Number.NEGATIVE_INFINITY;
  for (let plan = 0; plan < planCount; plan += 1) {
    const value = predictions.quality(plan) - arm.lambda * predictions.costUsd(plan);
    if (value > bestValue) {
      bestValue = value;
      best = plan;
    }
  }
  return best;
}

/** Adds the plans that a mixture picks for one request, each with its probability times `weight`. */
export function addMix(
  shares: Float64Array,
  { mix, weight }: { readonly mix: Mix; readonly weight: number },
  predictions: PlanPredictions,
): void {
  const low = choosePlan(mix.low, shares.length, predictions);
  shares[low] = (shares[low] ?? 0) + weight * (1 - mix.highShare);
  if (mix.highShare === 0) return;
  const high = choosePlan(mix.high, shares.length, predictions);
  shares[high] = (shares[high] ?? 0) + weight * mix.highShare;
}
