import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KNOT_COUNT, neighbourKnots, spendTargets, TOP_KNOT } from './spend-targets.ts';

describe('spendTargets', () => {
  it('spends as much as the cheapest plan at 0, as the top plan at 1, and their geometric mean half-way', () => {
    const targets = spendTargets(0.001, 0.1);
    expect(targets).toHaveLength(KNOT_COUNT);
    expect(targets[0]).toBe(0.001);
    expect(targets[10]).toBeCloseTo(0.01, 12);
    expect(targets[TOP_KNOT]).toBe(0.1);
  });

  it('never falls as the dial is turned up', () => {
    const cost = fc.double({ min: 1e-9, max: 10, noNaN: true });
    fc.assert(
      fc.property(cost, cost, (a, b) => {
        const targets = spendTargets(Math.min(a, b), Math.max(a, b));
        expect(targets.every((target, knot) => target >= (targets[knot - 1] ?? 0) * (1 - 1e-12))).toBe(true);
      }),
    );
  });

  it('still spreads over the knots when the cheapest plan is free, as a local model is', () => {
    const targets = spendTargets(0, 0.1);
    expect(targets[0]).toBe(0);
    expect(targets[10]).toBeGreaterThan(0.001);
    expect(new Set(targets).size).toBe(KNOT_COUNT);
  });

  it('stays at 0 when every plan is free', () => {
    expect(spendTargets(0, 0).every((target) => target === 0)).toBe(true);
  });
});

describe('neighbourKnots', () => {
  it.each([
    [0, { lower: 0, upper: 0, upperShare: 0 }],
    [1, { lower: 20, upper: 20, upperShare: 0 }],
    [0.15, { lower: 3, upper: 3, upperShare: 0 }],
    [0.55, { lower: 11, upper: 11, upperShare: 0 }],
    [0.95, { lower: 19, upper: 19, upperShare: 0 }],
  ])('serves position %d by one knot alone', (position, expected) => {
    expect(neighbourKnots(position)).toEqual(expected);
  });

  it('mixes the two knots around a third', () => {
    const { lower, upper, upperShare } = neighbourKnots(0.333);
    expect([lower, upper]).toEqual([6, 7]);
    expect(upperShare).toBeCloseTo(0.66, 9);
  });

  it('meets every position on average', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (position) => {
        const { lower, upper, upperShare } = neighbourKnots(position);
        expect(upper <= TOP_KNOT && upperShare >= 0 && upperShare < 1).toBe(true);
        expect((lower * (1 - upperShare) + upper * upperShare) / TOP_KNOT).toBeCloseTo(position, 8);
      }),
    );
  });

  it('finds every knot by its own position', () => {
    for (let knot = 0; knot <= TOP_KNOT; knot += 1) {
      expect(neighbourKnots(knot / TOP_KNOT)).toEqual({ lower: knot, upper: knot, upperShare: 0 });
    }
  });
});
