import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cltPValue } from './clt-p-value.ts';
import { createRandom } from './create-random.ts';
import { normalCdf } from './normal-cdf.ts';

describe('cltPValue', () => {
  it('gives the normal tail beyond the statistic of Student’s sleep data', () => {
    // Student 1908, Biometrika 6, p. 20: the mean gain 1.58 lies 4.0621 standard errors above 0; Φ(−4.0621) = 2.43e-5.
    const values = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4];
    expect(cltPValue({ values, nullMean: 0 })).toBeCloseTo(normalCdf(-4.0621), 8);
  });

  it('falls when the null moves down, and is a half at the observed mean', () => {
    const values = fc
      .array(fc.integer({ min: -9, max: 9 }), { minLength: 3 })
      .filter((list) => new Set(list).size > 1);
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 5, noNaN: true }), (list, step) => {
        const centre = list.reduce((sum, value) => sum + value, 0) / list.length;
        expect(cltPValue({ values: list, nullMean: centre })).toBeCloseTo(0.5, 9);
        expect(cltPValue({ values: list, nullMean: centre - step })).toBeLessThan(0.5);
      }),
    );
  });

  it('rejects a true null in 4–6 % of 3,000 draws of 100 uniform numbers', () => {
    const random = createRandom('clt');
    let rejected = 0;
    for (let draw = 0; draw < 3000; draw += 1) {
      if (cltPValue({ values: Array.from({ length: 100 }, random), nullMean: 0.5 }) <= 0.05) rejected += 1;
    }
    expect(rejected / 3000).toBeGreaterThan(0.04);
    expect(rejected / 3000).toBeLessThan(0.06);
  });

  it('claims nothing where all values are equal, and refuses a single value', () => {
    expect(cltPValue({ values: [1, 1, 1], nullMean: 0 })).toBe(1);
    expect(() => cltPValue({ values: [1], nullMean: 0 })).toThrow(RangeError);
  });
});
