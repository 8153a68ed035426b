import { type Interval, TOP_KNOT } from '../figures/interval.ts';
import type { DialShape } from './constructed-dials.ts';

/** The cost at a position, in equal factors from the one end to the other; a free end counts as a thousandth. */
export function costAt([lowest, highest]: readonly [number, number], position: number): number {
  if (position === 0) return lowest;
  return (lowest > 0 ? lowest : highest / 1000) ** (1 - position) * highest ** position;
}

function around(mean: number, half: number, n: number): Interval {
  return { mean, low: mean - half, high: mean + half, standardError: half / 1.96, confidence: 0.95, n };
}

/** The single plans of a constructed dial, its hull, and every knot below a fixed mixture by half a point, unmeasurably. */
export function constructSinglePlans({ plans, quality, costUsd, n }: DialShape) {
  const planPoints = plans.map((planId, plan) => {
    const position = plans.length === 1 ? 1 : plan / (plans.length - 1);
    const right = quality[0] + (quality[1] - quality[0]) * (1 - (1 - position) ** 1.3);
    const cost = costAt(costUsd, position);
    return { planId, quality: around(right, 0.02, n), costUsd: around(cost, cost / 20, n) };
  });
  return {
    planPoints,
    hull: planPoints.map((point) => ({
      planId: point.planId,
      quality: point.quality.mean,
      costUsd: point.costUsd.mean,
    })),
    hullGains: Array.from({ length: TOP_KNOT + 1 }, (_, knot) => ({
      status: 'measured' as const,
      knot,
      gain: around(-0.005, 0.01, n),
      sentence: `No measurable difference from a fixed mixture of single plans at the same cost (0.5 points lower, 95 % -0.5 to 1.5, n = ${n}).`,
    })),
  };
}
