import type { HullGain, Interval } from '#core';
import { describe, expect, it } from 'vitest';
import { hullPolicy } from '../__fixtures__/example-dial.ts';
import { hullGainSentence } from './hull-gain-text.ts';

const policy = hullPolicy();
const mixture = { lowPlan: 0, highPlan: 2, highShare: 0.38 };

function said(against: HullGain['against']): string | undefined {
  return hullGainSentence({ version: 1, policyHash: policy.hash, knot: 9, against }, policy);
}

function gainOf(mean: number, low: number, high: number): Interval {
  return { mean, low, high, standardError: 0.01, confidence: 0.95, n: 729 };
}

describe('a position against a fixed mixture of single plans, in words', () => {
  it('is above it', () => {
    expect(said({ status: 'measured', mixture, gain: gainOf(0.026, 0.012, 0.04) })).toBe(
      'Reads 2.6 points above a fixed mixture of single plans at the same cost (95 % 1.2 to 4.0, n = 729) (simulated).',
    );
  });

  it('is below it, with the mixture to use instead', () => {
    expect(said({ status: 'measured', mixture, gain: gainOf(-0.026, -0.04, -0.012) })).toBe(
      'A fixed mixture of single plans does better at the same cost: 62 % plan-0 and 38 % plan-2 is 2.6 points higher (95 % 1.2 to 4.0, n = 729) (simulated).',
    );
  });

  it('is not told from it', () => {
    expect(said({ status: 'measured', mixture, gain: gainOf(-0.004, -0.018, 0.01) })).toBe(
      'No measurable difference from a fixed mixture of single plans at the same cost, 62 % plan-0 and 38 % plan-2 (0.4 points lower, 95 % -1.0 to 1.8, n = 729) (simulated).',
    );
  });

  it.each([
    [0, 'plan-0 alone'],
    [0.004, 'more than 99 % plan-0 and less than 1 % plan-2'],
  ])('is it, where the share of the dearer plan is %d', (highShare, words) => {
    expect(said({ status: 'same', mixture: { ...mixture, highShare } })).toBe(
      `This position is a fixed mixture of single plans: ${words}.`,
    );
  });

  it('is not said where it was not measured', () => {
    expect(said({ status: 'unknown', reason: 'too-few-samples' })).toBeUndefined();
  });
});
