import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from './create-random.ts';
import { normalQuantile } from './normal-quantile.ts';
import { pairedBootstrapInterval } from './paired-bootstrap-interval.ts';
import { everyResample } from './simulations/every-resample.ts';

/** Student 1908, Biometrika 6, p. 20: hours of sleep gained by ten patients with two drugs. */
const DRUG_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const DRUG_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

describe('pairedBootstrapInterval', () => {
  it('falls back to Student’s interval of the sleep data where no resample has any spread', () => {
    // R: t.test(Pair(extra[1:10], extra[11:20]) ~ 1, data = sleep) → −2.4598858 to −0.7001142
    const interval = pairedBootstrapInterval({
      a: DRUG_1,
      b: DRUG_2,
      confidence: 0.95,
      resamples: 5,
      random: () => 0,
    });
    expect(interval).toEqual({
      mean: expect.closeTo(-1.58, 12),
      low: expect.closeTo(-2.4598858, 7),
      high: expect.closeTo(-0.7001142, 7),
      confidence: 0.95,
      n: 10,
    });
  });

  it('gives the exact interval of four pairs when it is dealt each of the 256 resamples once', () => {
    // Worked out from Hall 1988: four resamples have no spread; the 95 % point of |t| over the other 252 is 4.04145.
    const interval = pairedBootstrapInterval({
      a: [0.1, 0.5, -0.2, 0.8],
      b: [0, 0, 0, 0],
      confidence: 0.95,
      resamples: 256,
      random: everyResample(4),
    });
    expect(interval.low).toBeCloseTo(-0.5885068623507892, 9);
    expect(interval.high).toBeCloseTo(1.1885068623507893, 9);
  });

  it('is the mirror image when the two sides change places', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
      minLength: 2,
    });
    fc.assert(
      fc.property(pairs, fc.integer(), (list, seed) => {
        const a = list.map(([first]) => first);
        const b = list.map(([, second]) => second);
        const settings = { confidence: 0.9, resamples: 40 };
        const there = pairedBootstrapInterval({ a, b, random: createRandom(seed), ...settings });
        const back = pairedBootstrapInterval({ a: b, b: a, random: createRandom(seed), ...settings });
        expect(there.low <= there.mean && there.mean <= there.high).toBe(true);
        expect(back.low).toBeCloseTo(-there.high, 9);
        expect(back.high).toBeCloseTo(-there.low, 9);
      }),
    );
  });

  it('covers the mean difference of 30 correlated pairs in 92–98 % of 500 draws', () => {
    const random = createRandom('paired');
    const normal = () => normalQuantile(random() + 2 ** -33);
    let covered = 0;
    for (let draw = 0; draw < 500; draw += 1) {
      const b = Array.from({ length: 30 }, normal);
      const a = b.map((value) => value + 0.5 + 0.3 * normal());
      const { low, high } = pairedBootstrapInterval({ a, b, confidence: 0.95, resamples: 400, random });
      if (low <= 0.5 && 0.5 <= high) covered += 1;
    }
    expect(covered / 500).toBeGreaterThan(0.92);
    expect(covered / 500).toBeLessThan(0.98);
  });

  it('has no width where no pair differs from another, and refuses sides of different length', () => {
    const settings = { confidence: 0.95, resamples: 10, random: createRandom(1) };
    expect(pairedBootstrapInterval({ a: [1, 2, 3], b: [0, 1, 2], ...settings })).toMatchObject({
      low: 1,
      high: 1,
    });
    expect(() => pairedBootstrapInterval({ a: [1, 2], b: [1], ...settings })).toThrow(RangeError);
  });
});
