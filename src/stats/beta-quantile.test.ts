import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaQuantile } from './beta-quantile.ts';
import { incompleteBeta } from './incomplete-beta.ts';
import { studentQuantile } from './student-quantile.ts';

// From 1 up, where the density is bounded: below that a quantile next to 1 has no double close enough.
const parameter = fc.double({ min: 1, max: 500, noNaN: true });

describe('incompleteBeta', () => {
  it('gives the binomial tail 11/16 and the arcsine law', () => {
    // DLMF 8.17.5: I_½(2, 3) = P(at least 2 of 4 fair coins) = 11/16; I_x(½, ½) = (2/π) arcsin √x.
    expect(incompleteBeta(0.5, { a: 2, b: 3 })).toBeCloseTo(11 / 16, 13);
    expect(incompleteBeta(0.3, { a: 0.5, b: 0.5 })).toBeCloseTo(
      (2 / Math.PI) * Math.asin(Math.sqrt(0.3)),
      13,
    );
  });

  it('is one minus itself with sides changed', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), parameter, parameter, (x, a, b) => {
        expect(incompleteBeta(x, { a, b })).toBeCloseTo(1 - incompleteBeta(1 - x, { a: b, b: a }), 9);
      }),
    );
  });
});

describe('betaQuantile', () => {
  it('gives the closed form where a is 1', () => {
    expect(betaQuantile(0.025, { a: 1, b: 30 })).toBeCloseTo(1 - 0.975 ** (1 / 30), 14);
  });

  it('undoes incompleteBeta', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), parameter, parameter, (p, a, b) => {
        expect(incompleteBeta(betaQuantile(p, { a, b }), { a, b })).toBeCloseTo(p, 8);
      }),
    );
  });

  it('refuses a probability of 1 and a parameter of 0', () => {
    expect(() => betaQuantile(1, { a: 1, b: 1 })).toThrow(RangeError);
    expect(() => betaQuantile(0.5, { a: 0, b: 1 })).toThrow(RangeError);
  });
});

describe('studentQuantile', () => {
  it('gives the table of Student’s t at 97.5 % for 1, 9 and 120 degrees of freedom', () => {
    expect(studentQuantile(0.975, 1)).toBeCloseTo(12.7062, 4);
    expect(studentQuantile(0.975, 9)).toBeCloseTo(2.26216, 5);
    expect(studentQuantile(0.975, 120)).toBeCloseTo(1.97993, 5);
  });

  it('is the tangent law for one degree of freedom, on both sides', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (p) => {
        expect(studentQuantile(p, 1)).toBeCloseTo(Math.tan(Math.PI * (p - 0.5)), 6);
      }),
    );
  });
});
