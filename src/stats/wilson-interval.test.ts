import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from './create-random.ts';
import { wilsonInterval } from './wilson-interval.ts';

describe('wilsonInterval', () => {
  it('gives the four examples of Newcombe’s table', () => {
    // Newcombe 1998, Statistics in Medicine 17, table I, method 3, at 95 %.
    const examples = [
      { successes: 81, n: 263, low: 0.2553, high: 0.3662 },
      { successes: 15, n: 148, low: 0.0624, high: 0.1605 },
      { successes: 0, n: 20, low: 0, high: 0.1611 },
      { successes: 1, n: 29, low: 0.0061, high: 0.1718 },
    ];
    for (const { successes, n, low, high } of examples) {
      const interval = wilsonInterval({ successes, n, confidence: 0.95 });
      expect(interval).toEqual({
        mean: successes / n,
        low: expect.closeTo(low, 4),
        high: expect.closeTo(high, 4),
        confidence: 0.95,
        n,
      });
    }
  });

  it('contains the observed share, stays in [0,1] and is the mirror image for failures', () => {
    const counts = fc
      .integer({ min: 1, max: 5000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(counts, fc.double({ min: 0.5, max: 0.999, noNaN: true }), ([successes, n], confidence) => {
        const { mean, low, high } = wilsonInterval({ successes, n, confidence });
        expect(0 <= low && low <= mean && mean <= high && high <= 1).toBe(true);
        const mirror = wilsonInterval({ successes: n - successes, n, confidence });
        expect(mirror.low).toBeCloseTo(1 - high, 12);
      }),
    );
  });

  it('covers in 93–97 % of 2,000 draws of 100 whose share is drawn anew each time', () => {
    const random = createRandom('wilson');
    let covered = 0;
    for (let draw = 0; draw < 2000; draw += 1) {
      const share = 0.1 + 0.8 * random();
      let successes = 0;
      for (let i = 0; i < 100; i += 1) if (random() < share) successes += 1;
      const { low, high } = wilsonInterval({ successes, n: 100, confidence: 0.95 });
      if (low <= share && share <= high) covered += 1;
    }
    expect(covered / 2000).toBeGreaterThan(0.93);
    expect(covered / 2000).toBeLessThan(0.97);
  });

  it('refuses no trials, more successes than trials, half a success and a confidence of 1', () => {
    const right = { successes: 1, n: 2, confidence: 0.95 };
    for (const wrong of [
      { n: 0 },
      { successes: 3 },
      { successes: 0.5 },
      { successes: -1 },
      { confidence: 1 },
    ]) {
      expect(() => wilsonInterval({ ...right, ...wrong })).toThrow(RangeError);
    }
  });
});
