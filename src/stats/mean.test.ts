import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from './create-random.ts';
import { mean } from './mean.ts';

describe('mean', () => {
  it('gives the certified mean of the NIST data set NumAcc3', () => {
    // NIST StRD, univariate summary statistics, NumAcc3: 1000000.2, then 1000000.1 and 1000000.3 in turn; n = 1001.
    const values = [
      1000000.2,
      ...Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? 1000000.1 : 1000000.3)),
    ];
    expect(mean(values)).toBeCloseTo(1000000.2, 9);
  });

  it('lies between the least and the greatest value', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
        const slack = 1e-9;
        expect(mean(values)).toBeGreaterThanOrEqual(Math.min(...values) - slack);
        expect(mean(values)).toBeLessThanOrEqual(Math.max(...values) + slack);
      }),
    );
  });

  it('keeps small costs that are added to a large one', () => {
    expect(mean([1e16, 1, 1, 1, 1, -1e16, 0, 0])).toBe(0.5);
  });

  it('is unbiased: the average of 2,000 means is within four standard errors of the truth', () => {
    const random = createRandom('mean');
    const means = Array.from({ length: 2000 }, () => mean(Array.from({ length: 12 }, random)));
    expect(Math.abs(mean(means) - 0.5)).toBeLessThan((4 * Math.sqrt(1 / 12)) / Math.sqrt(12 * 2000));
  });

  it('refuses an empty list and values that are not finite', () => {
    expect(() => mean([])).toThrow(RangeError);
    expect(() => mean([1, Number.NaN])).toThrow(RangeError);
  });
});
