import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from './create-random.ts';
import { mean } from './mean.ts';
import { quantile, quantileSorted } from './quantile.ts';

describe('quantile', () => {
  it('gives R’s default quantiles of 1 to 10', () => {
    // R: quantile(1:10, c(0, .25, .5, .9, 1)) → 1.00 3.25 5.50 9.10 10.00
    const values = [7, 3, 10, 1, 5, 2, 9, 4, 8, 6];
    const expected = [1, 3.25, 5.5, 9.1, 10];
    expect([0, 0.25, 0.5, 0.9, 1].map((q) => quantile(values, q))).toEqual(
      expected.map((value) => expect.closeTo(value, 12)),
    );
  });

  it('never falls when a higher share is asked for, and stays among the values', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1 });
    fc.assert(
      fc.property(values, share, share, (list, p, q) => {
        const low = quantile(list, Math.min(p, q));
        const high = quantile(list, Math.max(p, q));
        expect(high - low).toBeGreaterThanOrEqual(-1e-6);
        expect(low).toBeGreaterThanOrEqual(Math.min(...list));
        expect(high).toBeLessThanOrEqual(Math.max(...list));
      }),
    );
  });

  it('finds the 90 % point of uniform numbers: the average of 500 is 0.9 within four standard errors', () => {
    const random = createRandom('quantile');
    const found = Array.from({ length: 500 }, () => quantile(Array.from({ length: 101 }, random), 0.9));
    // Type 7 reads the 91st of 101 exactly, a beta variable with mean 91/102.
    expect(Math.abs(mean(found) - 91 / 102)).toBeLessThan((4 * Math.sqrt(0.09 / 102)) / Math.sqrt(500));
  });

  it('refuses an empty list, a value that is not a number and a share outside [0,1]', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
    expect(() => quantile([1, Number.NaN, 2], 0)).toThrow(RangeError);
    expect(() => quantileSorted([1, 2], 1.1)).toThrow(RangeError);
  });
});
