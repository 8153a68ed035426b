import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hullPolicy } from '../__fixtures__/example-dial.ts';
import { type OpenPolicy, openPolicy, type Prediction } from '../open-policy.ts';
import { planShares } from './plan-shares.ts';

const learnedArm = (lambda: number) => ({ type: 'learned' as const, lambda });

/** A policy with a learned arm at every knot below the top, to ask with predictions of our own. */
function learnedPolicy(): OpenPolicy {
  const record = hullPolicy();
  const knots = record.knots.map((knot, index) =>
    index === 20
      ? knot
      : {
          ...knot,
          served: { low: learnedArm(500 / (index + 1)), high: learnedArm(0), highShare: index / 40 },
        },
  );
  return openPolicy({ ...record, knots });
}

const policy = learnedPolicy();
const share = fc.double({ min: 0, max: 1, noNaN: true });
const prediction = fc.record({
  quality: fc.array(share, { minLength: 3, maxLength: 3 }),
  costUsd: fc.array(share, { minLength: 3, maxLength: 3 }),
  segments: fc.constant([1]),
  isUnknown: fc.boolean(),
});

describe('planShares', () => {
  it('adds up to 1 at every position', () => {
    fc.assert(
      fc.property(prediction, share, (predicted: Prediction, position) => {
        const shares = planShares(policy, predicted, position);
        expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
        expect(shares.every((one) => one >= 0)).toBe(true);
      }),
    );
  });

  it('is linear between two knots, so that what is promised between them is what they measured', () => {
    fc.assert(
      fc.property(prediction, fc.nat(19), share, (predicted: Prediction, knot, weight) => {
        const low = planShares(policy, predicted, knot / 20);
        const high = planShares(policy, predicted, (knot + 1) / 20);
        planShares(policy, predicted, (knot + weight) / 20).forEach((one, plan) => {
          expect(one).toBeCloseTo((1 - weight) * (low[plan] ?? 0) + weight * (high[plan] ?? 0), 7);
        });
      }),
    );
  });

  it('serves the top plan alone at the end of the dial', () => {
    const predicted = { quality: [1, 0, 0], costUsd: [0, 0, 0], segments: [1], isUnknown: true };
    expect([...planShares(policy, predicted, 1)]).toEqual([0, 0, 1]);
  });

  it('gives an unknown kind of request the static hull of the same spend', () => {
    const predicted = { quality: [1, 0, 0], costUsd: [0, 0, 0], segments: [1], isUnknown: false };
    expect([...planShares(policy, predicted, 0.5)]).toEqual([1, 0, 0]);
    const { hull } = policy.record.knots[10] ?? { hull: undefined };
    const unknown = planShares(policy, { ...predicted, isUnknown: true }, 0.5);
    const low = hull?.low.type === 'plan' ? hull.low.plan : -1;
    expect(unknown[low]).toBeCloseTo(1 - (hull?.highShare ?? 0), 12);
  });
});
