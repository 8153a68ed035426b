import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from './create-random.ts';
import { everyResample } from './simulations/every-resample.ts';
import { skewedMeanInterval } from './skewed-mean-interval.ts';

/** Student 1908, Biometrika 6, p. 20: hours of sleep that ten patients gained more with one drug than with another. */
const SLEEP = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];
const settings = { confidence: 0.95, resamples: 200 };

describe('skewedMeanInterval', () => {
  it('falls back to Student’s interval of the sleep data where no resample has any spread', () => {
    // R: t.test(Pair(extra[11:20], extra[1:10]) ~ 1, data = sleep) → 0.7001142 to 2.4598858
    expect(skewedMeanInterval({ values: SLEEP, ...settings, random: () => 0 })).toEqual({
      mean: expect.closeTo(1.58, 12),
      low: expect.closeTo(0.7001142, 7),
      high: expect.closeTo(2.4598858, 7),
      confidence: 0.95,
      n: 10,
    });
  });

  it('reaches further to the dear side, by exactly what all 256 resamples of four values say', () => {
    // Worked out from Hall 1988: 252 resamples have a t; their 2.5 and 97.5 % points are LOWT and HIGHT, Student's 3.18245.
    const values = [1, 2, 4, 20];
    const interval = skewedMeanInterval({
      values,
      confidence: 0.95,
      resamples: 256,
      random: everyResample(4),
    });
    expect(interval.low).toBeCloseTo(-7.445220795032471, 9);
    expect(interval.high).toBeCloseTo(95.95949127381758, 9);
  });

  it('is Wilson’s interval of the share where only two values occur', () => {
    // Newcombe 1998, Table I: 15 of 148 → 0.0624 to 0.1605; here between prices of 10 and 30
    const values = Array.from({ length: 148 }, (_, index) => (index < 15 ? 30 : 10));
    const { low, high } = skewedMeanInterval({ values, ...settings, random: createRandom(1) });
    expect((low - 10) / 20).toBeCloseTo(0.0624, 4);
    expect((high - 10) / 20).toBeCloseTo(0.1605, 4);
  });

  it('holds the mean, and moves and stretches with the values', () => {
    const costs = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(costs, fc.integer(), (values, seed) => {
        const one = skewedMeanInterval({ values, ...settings, random: createRandom(seed) });
        const moved = values.map((value) => 3 + 2 * value);
        const other = skewedMeanInterval({ values: moved, ...settings, random: createRandom(seed) });
        const slack = 1e-9;
        expect(one.low <= one.mean + slack && one.mean <= one.high + slack).toBe(true);
        expect(other.low).toBeCloseTo(3 + 2 * one.low, 6);
        expect(other.high).toBeCloseTo(3 + 2 * one.high, 6);
      }),
    );
  });

  it('has no width where all values are equal, and refuses a single one', () => {
    const random = createRandom(1);
    expect(skewedMeanInterval({ values: [2, 2, 2], ...settings, random })).toMatchObject({ low: 2, high: 2 });
    expect(() => skewedMeanInterval({ values: [2], ...settings, random })).toThrow(RangeError);
  });
});
