import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bcaInterval } from './bca-interval.ts';
import { createRandom } from './create-random.ts';
import { jackknifeAcceleration } from './jackknife-acceleration.ts';
import { mean } from './mean.ts';
import { everyResample } from './simulations/every-resample.ts';
import { jackknifeReplicates } from './statistic-replicates.ts';
import { variance } from './variance.ts';

/** Efron, Tibshirani 1993, An Introduction to the Bootstrap, table 14.1: 26 children, test A. */
const SPATIAL_TEST = [
  48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30, 41,
];

/** The plug-in variance, with n below, as in the book. */
function plugInVariance(sample: Float64Array): number {
  return (variance(sample) * (sample.length - 1)) / sample.length;
}

describe('bcaInterval', () => {
  it('gives the interval of the spatial test data for a variance', () => {
    // The book, section 14.3: variance 171.5, acceleration 0.061, 90 % BCa interval (115.8, 259.6) from 2,000 resamples.
    const interval = bcaInterval({
      values: SPATIAL_TEST,
      statistic: plugInVariance,
      confidence: 0.9,
      resamples: 20_000,
      random: createRandom('spatial test'),
    });
    expect(interval.estimate).toBeCloseTo(171.5, 1);
    expect(Math.abs(interval.low - 115.8)).toBeLessThan(3);
    expect(Math.abs(interval.high - 259.6)).toBeLessThan(5);
    const leftOut = jackknifeReplicates(Float64Array.from(SPATIAL_TEST), plugInVariance);
    expect(jackknifeAcceleration(leftOut)).toBeCloseTo(0.061, 3);
  });

  it('gives the exact interval for a mean when it is dealt each of the 3,125 resamples once', () => {
    // Worked out from Efron 1987 over all 5⁵ resamples: bias 0.09278, acceleration 0.06627.
    const interval = bcaInterval({
      values: [1, 2, 4, 8, 16],
      confidence: 0.9,
      resamples: 3125,
      random: everyResample(5),
    });
    expect(interval).toEqual({
      mean: 6.2,
      low: expect.closeTo(3, 9),
      high: expect.closeTo(11.6, 9),
      confidence: 0.9,
      n: 5,
    });
  });

  it('gives the same limits for the mean whether or not it is handed in as a statistic', () => {
    const common = { values: SPATIAL_TEST, confidence: 0.95, resamples: 500 };
    const fast = bcaInterval({ ...common, random: createRandom(1) });
    const slow = bcaInterval({ ...common, statistic: mean, random: createRandom(1) });
    expect([slow.estimate, slow.low, slow.high]).toEqual(
      [fast.mean, fast.low, fast.high].map((x) => expect.closeTo(x, 9)),
    );
  });

  it('stays among the values, and moves and stretches with them', () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(values, fc.integer(), (list, seed) => {
        const settings = { confidence: 0.9, resamples: 50 };
        const { low, high } = bcaInterval({ values: list, random: createRandom(seed), ...settings });
        expect(Math.min(...list) <= low && low <= high && high <= Math.max(...list)).toBe(true);
        const moved = bcaInterval({
          values: list.map((x) => 4 * x + 8),
          random: createRandom(seed),
          ...settings,
        });
        expect(moved.low).toBeCloseTo(4 * low + 8, 9);
        expect(moved.high).toBeCloseTo(4 * high + 8, 9);
      }),
    );
  });

  it('covers the mean of 40 exponential times in 91–97 % of 500 draws', () => {
    const random = createRandom('bca');
    let covered = 0;
    for (let draw = 0; draw < 500; draw += 1) {
      const values = Array.from({ length: 40 }, () => -Math.log(1 - random()));
      const { low, high } = bcaInterval({ values, confidence: 0.95, resamples: 500, random });
      if (low <= 1 && 1 <= high) covered += 1;
    }
    expect(covered / 500).toBeGreaterThan(0.91);
    expect(covered / 500).toBeLessThan(0.97);
  });

  it('has no width where nothing varies, and refuses a single value', () => {
    const settings = { confidence: 0.95, resamples: 100, random: createRandom(1) };
    expect(bcaInterval({ values: [0.3, 0.3, 0.3], ...settings })).toMatchObject({ low: 0.3, high: 0.3 });
    expect(() => bcaInterval({ values: [1], ...settings })).toThrow(RangeError);
  });
});
