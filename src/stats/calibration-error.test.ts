import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrationError } from './calibration-error.ts';
import { createRandom } from './create-random.ts';
import { mean } from './mean.ts';

const forecasts = fc.array(
  fc.record({ prediction: fc.integer({ min: 0, max: 10 }), outcome: fc.constantFrom(0, 1) }),
  { minLength: 1 },
);

describe('calibrationError', () => {
  it('gives the error worked out by hand from its definition', () => {
    // Naeini et al. 2015: Σ share · |mean prediction − mean outcome| = ¼ (0.15 + 0.15 + 0.35 + 0.35).
    const result = calibrationError({
      predictions: [0.9, 0.1, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8],
      outcomes: [1, 0, 0, 1, 1, 1, 0, 0],
      bins: 4,
    });
    expect(result.error).toBeCloseTo(0.25, 12);
    expect(result.bins).toHaveLength(4);
    expect(result.bins[1]).toEqual({ count: 2, meanPrediction: expect.closeTo(0.35, 12), meanOutcome: 0.5 });
  });

  it('does not depend on the order of the rows, counts each row once, and never falls short of the overall gap', () => {
    fc.assert(
      fc.property(forecasts, fc.integer({ min: 1, max: 12 }), (list, bins) => {
        const measure = (rows: typeof list) =>
          calibrationError({
            predictions: rows.map((row) => row.prediction / 10),
            outcomes: rows.map((row) => row.outcome),
            bins,
          });
        const { error, bins: found } = measure(list);
        expect(measure(list.toReversed()).error).toBeCloseTo(error, 12);
        expect(found.reduce((sum, bin) => sum + bin.count, 0)).toBe(list.length);
        const gap = mean(list.map((row) => row.prediction / 10 - row.outcome));
        expect(error).toBeGreaterThanOrEqual(Math.abs(gap) - 1e-12);
        expect(error).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('is small for honest forecasts and finds a bias of 0.2, in each of 20 draws of 2,000', () => {
    const random = createRandom('calibration');
    for (let draw = 0; draw < 20; draw += 1) {
      const chances = Array.from({ length: 2000 }, () => 0.2 + 0.6 * random());
      const outcomes = chances.map((chance) => (random() < chance ? 1 : 0));
      expect(calibrationError({ predictions: chances, outcomes, bins: 10 }).error).toBeLessThan(0.06);
      const biased = chances.map((chance) => chance + 0.2);
      expect(
        Math.abs(calibrationError({ predictions: biased, outcomes, bins: 10 }).error - 0.2),
      ).toBeLessThan(0.05);
    }
  });

  it('puts equal predictions into one bin, and refuses no forecasts', () => {
    expect(
      calibrationError({ predictions: [0.5, 0.5, 0.5], outcomes: [1, 0, 0], bins: 3 }).bins,
    ).toHaveLength(1);
    expect(() => calibrationError({ predictions: [], outcomes: [], bins: 3 })).toThrow(RangeError);
  });
});
