import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapMeans } from './bootstrap-means.ts';
import { createRandom } from './create-random.ts';
import { variance } from './variance.ts';
import { everyResample } from './simulations/every-resample.ts';

describe('bootstrapMeans', () => {
  it('gives all 27 resamples of three values when it is dealt each of them once', () => {
    // Efron 1979: the ideal bootstrap; of 1, 2, 3 the sum 6 comes up 7 times in 27, the sum 3 once.
    const means = bootstrapMeans({ values: [1, 2, 3], resamples: 27, random: everyResample(3) });
    const sums = Array.from(means, (value) => Math.round(value * 3));
    expect([3, 4, 5, 6, 7, 8, 9].map((sum) => sums.filter((found) => found === sum).length)).toEqual([
      1, 3, 6, 7, 6, 3, 1,
    ]);
  });

  it('gives means that lie among the values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 1 }),
        fc.integer(),
        (values, seed) => {
          const means = bootstrapMeans({ values, resamples: 20, random: createRandom(seed) });
          expect(Math.min(...means)).toBeGreaterThanOrEqual(Math.min(...values));
          expect(Math.max(...means)).toBeLessThanOrEqual(Math.max(...values));
        },
      ),
    );
  });

  it('scatters by σ²/n: the variance of 20,000 means is right within 5 %', () => {
    const values = Array.from({ length: 30 }, (_, i) => i);
    const means = bootstrapMeans({ values, resamples: 20_000, random: createRandom('bootstrap') });
    const expected = (variance(values) * 29) / 30 / 30;
    expect(Math.abs(variance(means) / expected - 1)).toBeLessThan(0.05);
  });

  it('refuses an empty list and no resamples', () => {
    expect(() => bootstrapMeans({ values: [], resamples: 10, random: () => 0 })).toThrow(RangeError);
    expect(() => bootstrapMeans({ values: [1], resamples: 0, random: () => 0 })).toThrow(RangeError);
  });
});
