import { describe, expect, it } from 'vitest';
import { createRandom } from '../create-random.ts';
import { simultaneousBand } from '../simultaneous-band.ts';

const IS_FULL = process.env['VERNIER_FULL'] === '1';
const DRAWS = IS_FULL ? 2000 : 60;
const RESAMPLES = IS_FULL ? 300 : 100;
const SLACK = IS_FULL ? 0 : 4 * Math.sqrt((0.05 * 0.95) / DRAWS);
const TIMEOUT_MS = 300_000;

/**
 * What 21 knots gain over random mixing when routing is worthless: knot k serves the top plan to k/20 of the cases,
 * chosen at random, so that every true mean is 0 and the first and the last column are constant.
 */
function drawKnotColumns(n: number, random: () => number): Float64Array[] {
  const cases = Array.from({ length: n }, () => ({
    place: random(),
    gain: (random() < 0.9 ? 1 : 0) - (random() < 0.7 ? 1 : 0),
  }));
  return Array.from({ length: 21 }, (_, knot) =>
    Float64Array.from(cases, ({ place, gain }) => ((place < knot / 20 ? 1 : 0) - knot / 20) * gain),
  );
}

describe('simultaneousBand', () => {
  it.each(IS_FULL ? [200, 500, 1000] : [200])(
    'covers the gains of 21 knots at once in 93–97 % of the draws at n=%i',
    (n) => {
      const random = createRandom(`band ${n}`);
      let covered = 0;
      for (let draw = 0; draw < DRAWS; draw += 1) {
        const samples = drawKnotColumns(n, random);
        const { intervals } = simultaneousBand({ samples, confidence: 0.95, resamples: RESAMPLES, random });
        if (intervals.every(({ low, high }) => low <= 0 && 0 <= high)) covered += 1;
      }
      if (IS_FULL) console.log(`band of 21 knots n=${n} covered ${(covered / DRAWS).toFixed(4)}`);
      expect(covered / DRAWS).toBeGreaterThanOrEqual(0.93 - SLACK);
      expect(covered / DRAWS).toBeLessThanOrEqual(0.97 + SLACK);
    },
    TIMEOUT_MS,
  );
});
