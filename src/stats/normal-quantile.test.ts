import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from './create-random.ts';
import { normalCdf } from './normal-cdf.ts';
import { normalQuantile } from './normal-quantile.ts';

describe('normalQuantile', () => {
  it('gives the check values of Wichura’s paper', () => {
    // Wichura 1988, the check values of PPND16: p = 0.25, 0.001 and 1e-20.
    expect(normalQuantile(0.25)).toBeCloseTo(-0.6744897501960817, 14);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167814, 14);
    expect(normalQuantile(1e-20)).toBeCloseTo(-9.2623400897984, 12);
  });

  it('undoes normalCdf', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-9, noNaN: true }), (p) => {
        expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 7);
      }),
    );
  });

  it('makes normal numbers of uniform ones: 5 % of 20,000 lie beyond ±1.96, within 0.6 points', () => {
    const random = createRandom('normal quantile');
    let outside = 0;
    for (let i = 0; i < 20_000; i += 1)
      if (Math.abs(normalQuantile(random() + 2 ** -33)) > 1.959964) outside += 1;
    expect(Math.abs(outside / 20_000 - 0.05)).toBeLessThan(0.006);
  });

  it('refuses probabilities of 0, 1 and beyond', () => {
    for (const p of [0, 1, -0.1, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});
