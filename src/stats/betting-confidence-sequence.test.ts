import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bettingConfidenceSequence } from './betting-confidence-sequence.ts';
import { createRandom } from './create-random.ts';

/** The hedged capital at one mean, straight from its definition: the larger wealth ever reached by either gambler. */
function largestWealth(
  values: readonly number[],
  mean: number,
): { readonly up: number; readonly down: number } {
  let up = 1;
  let down = 1;
  let largestUp = 1;
  let largestDown = 1;
  values.forEach((value, i) => {
    const seen = values.slice(0, i);
    const t = i + 1;
    const meanAfter = (count: number) =>
      (0.5 + seen.slice(0, count).reduce((sum, x) => sum + x, 0)) / (count + 1);
    const variance = (0.25 + seen.reduce((sum, x, j) => sum + (x - meanAfter(j + 1)) ** 2, 0)) / t;
    const stake = Math.sqrt((2 * Math.log(40)) / (variance * t * Math.log(t + 1)));
    up *= 1 + Math.min(stake, 0.5 / mean) * (value - mean);
    down *= 1 - Math.min(stake, 0.5 / (1 - mean)) * (value - mean);
    largestUp = Math.max(largestUp, up);
    largestDown = Math.max(largestDown, down);
  });
  return { up: largestUp, down: largestDown };
}

describe('bettingConfidenceSequence', () => {
  it('gives the bounds at which the hedged capital, worked out from its definition, reaches 2/α', () => {
    // Waudby-Smith, Ramdas 2024, hedged capital with θ = ½: each gambler needs a wealth of 40 at 95 %.
    const random = createRandom('definition');
    const values = Array.from({ length: 80 }, () => (random() < 0.8 ? 0.5 + random() / 2 : random() / 2));
    const { low, high } = bettingConfidenceSequence({ values, low: 0, high: 1, confidence: 0.95 });
    expect(largestWealth(values, low).up).toBeGreaterThanOrEqual(40);
    expect(largestWealth(values, low + 1 / 2000).up).toBeLessThan(40);
    expect(largestWealth(values, high).down).toBeGreaterThanOrEqual(40);
    expect(largestWealth(values, high - 1 / 2000).down).toBeLessThan(40);
  });

  it('is nested: the lower bound never falls and the upper one never rises, whatever comes', () => {
    const values = fc.array(fc.double({ min: -2, max: 3, noNaN: true }), { minLength: 1, maxLength: 120 });
    fc.assert(
      fc.property(values, fc.constantFrom<number | 'anytime'>('anytime', 60), (list, horizon) => {
        const { lower, upper, low, high } = bettingConfidenceSequence({
          values: list,
          low: -2,
          high: 3,
          confidence: 0.9,
          horizon,
        });
        expect(lower.every((bound, i) => i === 0 || bound >= lower[i - 1]!)).toBe(true);
        expect(upper.every((bound, i) => i === 0 || bound <= upper[i - 1]!)).toBe(true);
        expect([low, high]).toEqual([lower.at(-1), upper.at(-1)]);
        expect(low).toBeLessThanOrEqual(high);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps its last interval when the values turn against all that came before', () => {
    const values = Array.from({ length: 600 }, (_, i) => (i < 300 ? 1 : 0));
    const { lower, upper } = bettingConfidenceSequence({ values, low: 0, high: 1, confidence: 0.95 });
    expect(lower.at(-1)).toBeLessThanOrEqual(upper.at(-1) ?? 0);
    expect(lower.at(-1)).toBeGreaterThanOrEqual(lower[299] ?? 1);
  });

  it('is ever wrong in at most 5 % of 300 streams of 200, and 2 SE', () => {
    const random = createRandom('sequence');
    let wrong = 0;
    for (let draw = 0; draw < 300; draw += 1) {
      const values = Array.from({ length: 200 }, () => (random() < 0.7 ? 1 : 0));
      const { low, high } = bettingConfidenceSequence({ values, low: 0, high: 1, confidence: 0.95 });
      // Nested bounds: the truth was left at some time exactly when the last interval does not hold it.
      if (low > 0.7 || high < 0.7) wrong += 1;
    }
    expect(wrong / 300).toBeLessThan(0.05 + 2 * Math.sqrt((0.05 * 0.95) / 300));
  });

  it('refuses a range without width and an empty list', () => {
    expect(() => bettingConfidenceSequence({ values: [1], low: 1, high: 1, confidence: 0.95 })).toThrow(
      RangeError,
    );
    expect(() => bettingConfidenceSequence({ values: [], low: 0, high: 1, confidence: 0.95 })).toThrow(
      RangeError,
    );
  });
});
