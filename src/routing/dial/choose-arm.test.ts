import { describe, expect, it } from 'vitest';
import { addMix, choosePlan } from './choose-arm.ts';

const predictions = {
  quality: (plan: number) => [0.5, 0.8, 0.9][plan] ?? 0,
  costUsd: (plan: number) => [0.001, 0.004, 0.02][plan] ?? 0,
};

describe('choosePlan', () => {
  it.each([
    // each step up must buy its quality: 0.3 for 3 milli-USD is 100 a USD, 0.1 for 16 is 6.25
    [0, 2],
    [6, 2],
    [6.5, 1],
    [99, 1],
    [101, 0],
  ])('asks that one USD buys %d of quality and so picks plan %d', (lambda, plan) => {
    expect(choosePlan({ type: 'learned', lambda }, 3, predictions)).toBe(plan);
  });

  it('picks the plan that an arm names, whatever is predicted', () => {
    expect(choosePlan({ type: 'plan', plan: 0 }, 3, predictions)).toBe(0);
  });

  it('gives a tie to the cheaper plan', () => {
    const equal = { quality: () => 0.5, costUsd: () => 0.01 };
    expect(choosePlan({ type: 'learned', lambda: 3 }, 3, equal)).toBe(0);
  });
});

describe('addMix', () => {
  it('shares out the weight of a mixture between its two plans', () => {
    const shares = new Float64Array(3);
    const mix = {
      low: { type: 'plan', plan: 0 },
      high: { type: 'learned', lambda: 0 },
      highShare: 0.25,
    } as const;
    addMix(shares, { mix, weight: 0.5 }, predictions);
    expect([...shares]).toEqual([0.375, 0, 0.125]);
  });
});
