import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearsonInterval } from './clopper-pearson-interval.ts';
import { createRandom } from './create-random.ts';

describe('clopperPearsonInterval', () => {
  it('gives Conover’s example of 682 successes in 925', () => {
    // Conover 1971, Practical Nonparametric Statistics, p. 97; R: binom.test(682, 925)
    const { low, high } = clopperPearsonInterval({ successes: 682, n: 925, confidence: 0.95 });
    expect(low).toBeCloseTo(0.7076683, 7);
    expect(high).toBeCloseTo(0.7654066, 7);
  });

  it('gives the rule of three where nothing failed', () => {
    const { low, high } = clopperPearsonInterval({ successes: 60, n: 60, confidence: 0.95 });
    expect(low).toBeCloseTo(0.025 ** (1 / 60), 12);
    expect(high).toBe(1);
  });

  it('contains the observed share and lies inside every interval of higher confidence', () => {
    const counts = fc
      .integer({ min: 1, max: 2000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(counts, ([successes, n]) => {
        const usual = clopperPearsonInterval({ successes, n, confidence: 0.95 });
        const higher = clopperPearsonInterval({ successes, n, confidence: 0.99 });
        expect(usual.low <= usual.mean && usual.mean <= usual.high).toBe(true);
        expect(higher.low <= usual.low && usual.high <= higher.high).toBe(true);
      }),
    );
  });

  it('misses a share of 0.9 in at most 5 % of 1,000 draws of 40, and 2 SE', () => {
    const random = createRandom('clopper pearson');
    let missed = 0;
    for (let draw = 0; draw < 1000; draw += 1) {
      let successes = 0;
      for (let i = 0; i < 40; i += 1) if (random() < 0.9) successes += 1;
      const { low, high } = clopperPearsonInterval({ successes, n: 40, confidence: 0.95 });
      if (low > 0.9 || high < 0.9) missed += 1;
    }
    expect(missed / 1000).toBeLessThan(0.05 + 2 * Math.sqrt((0.05 * 0.95) / 1000));
  });
});
