import type { DialHullGain, HullPoint, PlanPoint } from '#contract';
import { type Dial, frozenHull, hullGainSentence } from '#routing';

/** Every single plan as it measured on the cases of the readings; empty where that was not measured. */
export function planPoints({ policy, planReadings = [] }: Dial): PlanPoint[] {
  return planReadings.flatMap(({ plan, quality, costUsd }) => {
    const planId = policy.record.plans[plan]?.id;
    return planId === undefined ? [] : [{ planId, quality, costUsd }];
  });
}

/** The corners of the static hull, which was chosen on the fitting cases, as they measured on those of the readings. */
export function hullPoints(dial: Dial): HullPoint[] {
  const points = planPoints(dial);
  return frozenHull(dial.policy.record).flatMap((plan) => {
    const point = points[plan];
    if (point === undefined) return [];
    return [{ planId: point.planId, quality: point.quality.mean, costUsd: point.costUsd.mean }];
  });
}

/** Each of the 21 knots against a fixed mixture of single plans. */
export function dialHullGains({ policy, hullGains }: Dial): DialHullGain[] {
  return policy.record.knots.map((_, knot) => {
    const found = hullGains?.find((one) => one.knot === knot);
    const sentence = found === undefined ? undefined : hullGainSentence(found, policy.record);
    if (found === undefined || found.against.status === 'unknown' || sentence === undefined) {
      return { status: 'not-measured', knot };
    }
    if (found.against.status === 'same') return { status: 'same', knot, sentence };
    return { status: 'measured', knot, gain: found.against.gain, sentence };
  });
}
