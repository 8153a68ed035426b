import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from './create-random.ts';
import { mean } from './mean.ts';
import { variance } from './variance.ts';

describe('variance', () => {
  it('gives the certified standard deviation of the NIST data set NumAcc4', () => {
    // NIST StRD, univariate summary statistics, NumAcc4: 10000000.2, then .1 and .3 in turn; n = 1001, deviation 0.1.
    const values = [
      10000000.2,
      ...Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? 10000000.1 : 10000000.3)),
    ];
    expect(Math.sqrt(variance(values))).toBeCloseTo(0.1, 7);
  });

  it('does not change when all values are shifted, and grows by the square of a scale', () => {
    const values = fc.array(fc.double({ min: -100, max: 100, noNaN: true }), { minLength: 2, maxLength: 50 });
    fc.assert(
      fc.property(values, fc.double({ min: -10, max: 10, noNaN: true }), (list, number) => {
        const expected = variance(list);
        expect(variance(list.map((value) => value + number))).toBeCloseTo(expected, 6);
        expect(variance(list.map((value) => value * number))).toBeCloseTo(expected * number * number, 4);
      }),
    );
  });

  it('is unbiased: the average of 2,000 variances of five uniform numbers is 1/12 within four standard errors', () => {
    const random = createRandom('variance');
    const variances = Array.from({ length: 2000 }, () => variance(Array.from({ length: 5 }, random)));
    const error = Math.sqrt(variance(variances) / 2000);
    expect(Math.abs(mean(variances) - 1 / 12)).toBeLessThan(4 * error);
  });

  it('refuses a single value, which has no spread', () => {
    expect(() => variance([1])).toThrow(RangeError);
  });
});
