import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from './create-random.ts';
import { mean } from './mean.ts';
import { standardError } from './standard-error.ts';

describe('standardError', () => {
  it('gives the standard error in Student’s sleep data', () => {
    // Student 1908, Biometrika 6, p. 20, differences in hours of sleep: t = −4.0621 on a mean of −1.58 (R: t.test on `sleep`).
    const differences = [-1.2, -2.4, -1.3, -1.3, 0, -1, -1.8, -0.8, -4.6, -1.4];
    expect(mean(differences) / standardError(differences)).toBeCloseTo(-4.0621, 4);
  });

  it('halves when every value is seen four times, up to the n − 1', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 2 }), (values) => {
        const n = values.length;
        const fourfold = [...values, ...values, ...values, ...values];
        const expected = (standardError(values) / 2) * Math.sqrt((4 * (n - 1)) / (4 * n - 1));
        expect(standardError(fourfold)).toBeCloseTo(expected, 9);
      }),
    );
  });

  it('measures how far means scatter: 2,000 means of 40 spread as it says, within 5 %', () => {
    const random = createRandom('standard error');
    const samples = Array.from({ length: 2000 }, () => Array.from({ length: 40 }, random));
    const scatter = standardError(samples.map(mean)) * Math.sqrt(2000);
    expect(mean(samples.map(standardError)) / scatter).toBeGreaterThan(0.95);
    expect(mean(samples.map(standardError)) / scatter).toBeLessThan(1.05);
  });
});
