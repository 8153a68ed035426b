import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brierScore } from './brier-score.ts';
import { createRandom } from './create-random.ts';

describe('brierScore', () => {
  it('gives the example of scikit-learn’s documentation', () => {
    // sklearn.metrics.brier_score_loss([0, 1, 1, 0], [0.1, 0.9, 0.8, 0.3]) → 0.0375
    expect(brierScore({ predictions: [0.1, 0.9, 0.8, 0.3], outcomes: [0, 1, 1, 0] })).toBeCloseTo(0.0375, 12);
  });

  it('is smallest for one forecast of all when that forecast is the share that happened', () => {
    const outcomes = fc.array(fc.constantFrom(0, 1), { minLength: 1 });
    fc.assert(
      fc.property(outcomes, fc.double({ min: 0, max: 1, noNaN: true }), (list, forecast) => {
        const share = list.reduce((sum: number, outcome) => sum + outcome, 0) / list.length;
        const score = (probability: number) =>
          brierScore({ predictions: list.map(() => probability), outcomes: list });
        expect(score(forecast)).toBeGreaterThanOrEqual(score(share) - 1e-12);
      }),
    );
  });

  it('is p(1 − p) on average for an honest forecast: 50,000 events of 0.3 give 0.21 within 0.005', () => {
    const random = createRandom('brier');
    const outcomes = Array.from({ length: 50_000 }, () => (random() < 0.3 ? 1 : 0));
    expect(Math.abs(brierScore({ predictions: outcomes.map(() => 0.3), outcomes }) - 0.21)).toBeLessThan(
      0.005,
    );
  });

  it('refuses no forecasts', () => {
    expect(() => brierScore({ predictions: [], outcomes: [] })).toThrow(RangeError);
  });
});
