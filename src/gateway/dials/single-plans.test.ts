import { DialHullGain, HullPoint, PlanPoint } from '#contract';
import { describe, expect, it } from 'vitest';
import { CONSTRUCTED_DIAL } from '../__fixtures__/constructed-dial.ts';
import { dialHullGains, hullPoints, planPoints } from './single-plans.ts';

const { plans, hash } = CONSTRUCTED_DIAL.policy.record;
const from = { version: 1 as const, policyHash: hash };
const around = (mean: number) => ({
  mean,
  low: 0.9 * mean,
  high: 1.1 * mean,
  standardError: 0.05 * mean,
  confidence: 0.95,
  n: 400,
});
const dial = {
  ...CONSTRUCTED_DIAL,
  planReadings: plans.map((_, plan) => ({
    ...from,
    plan,
    quality: around(0.5 + 0.1 * plan),
    costUsd: around(0.001 * (plan + 1)),
  })),
  hullGains: Array.from({ length: 21 }, (_, knot) => ({
    ...from,
    knot,
    against:
      knot === 4
        ? { status: 'unknown' as const, reason: 'too-few-samples' as const }
        : { status: 'same' as const, mixture: { lowPlan: 0, highPlan: 1, highShare: 0.5 } },
  })),
};

describe('single plans, as a gateway tells them', () => {
  it('have their intervals on the cases of the readings', () => {
    const told = planPoints(dial).map((point) => PlanPoint.parse(point));
    expect(told.map(({ planId, quality }) => [planId, quality.n])).toEqual(plans.map(({ id }) => [id, 400]));
  });

  it('that are corners of the hull are those of the fitting cases, with what they measured', () => {
    const told = hullPoints(dial).map((point) => HullPoint.parse(point));
    expect(told.map(({ planId }) => planId)).toEqual(plans.map(({ id }) => id));
    expect(told[1]?.quality).toBeCloseTo(0.6, 12);
  });

  it('are told against each of the 21 positions, or that this is not measured', () => {
    const told = dialHullGains(dial).map((gain) => DialHullGain.parse(gain));
    expect(told.map(({ knot }) => knot)).toEqual([...Array(21).keys()]);
    expect([told[3]?.status, told[4]?.status]).toEqual(['same', 'not-measured']);
  });

  it('of a dial of before they were measured there are none', () => {
    expect([planPoints(CONSTRUCTED_DIAL), hullPoints(CONSTRUCTED_DIAL)]).toEqual([[], []]);
    expect(new Set(dialHullGains(CONSTRUCTED_DIAL).map(({ status }) => status))).toEqual(
      new Set(['not-measured']),
    );
  });
});
