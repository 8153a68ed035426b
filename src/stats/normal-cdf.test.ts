import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from './create-random.ts';
import { normalCdf } from './normal-cdf.ts';

describe('normalCdf', () => {
  it('gives the values of Python’s math.erfc(−x/√2)/2, out to −10', () => {
    expect(normalCdf(-1.96)).toBeCloseTo(0.024997895148220435, 14);
    expect(normalCdf(0.3)).toBeCloseTo(0.6179114221889526, 14);
    expect(normalCdf(4)).toBeCloseTo(0.9999683287581669, 14);
    expect(normalCdf(-5) / 2.866515718791946e-7).toBeCloseTo(1, 8);
    expect(normalCdf(-10) / 7.619853024160593e-24).toBeCloseTo(1, 8);
  });

  it('adds up to one with its mirror image and never falls', () => {
    const x = fc.double({ min: -40, max: 40, noNaN: true });
    fc.assert(
      fc.property(x, x, (a, b) => {
        expect(normalCdf(a) + normalCdf(-a)).toBeCloseTo(1, 14);
        expect(normalCdf(Math.max(a, b))).toBeGreaterThanOrEqual(normalCdf(Math.min(a, b)) - 1e-15);
      }),
    );
  });

  it('counts normal numbers: of 20,000 sums of twelve uniform ones the share below 1 is Φ(1) within 1 point', () => {
    const random = createRandom('normal');
    let below = 0;
    for (let i = 0; i < 20_000; i += 1) {
      let sum = -6;
      for (let part = 0; part < 12; part += 1) sum += random();
      if (sum < 1) below += 1;
    }
    expect(Math.abs(below / 20_000 - normalCdf(1))).toBeLessThan(0.01);
  });

  it('is 0 and 1 at the infinities and refuses NaN', () => {
    expect([normalCdf(-Infinity), normalCdf(Infinity)]).toEqual([0, 1]);
    expect(() => normalCdf(Number.NaN)).toThrow(RangeError);
  });
});
