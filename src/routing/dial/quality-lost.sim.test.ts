import { createRandom } from '#stats';
import { describe, expect, it } from 'vitest';
import { qualityLost } from './quality-lost.ts';

const IS_FULL = process.env['VERNIER_FULL'] === '1';
const DRAWS = IS_FULL ? 2000 : 60;
const RESAMPLES = IS_FULL ? 600 : 100;
/** Coverage that is too low by no more than the draws' own error. */
const LEAST = 0.94 - (IS_FULL ? 2 : 4) * Math.sqrt((0.05 * 0.95) / DRAWS);
const TIMEOUT_MS = 600_000;

/** Cases, how many of them differ on average, and the share of those that the step loses. */
const CELLS = [60, 200, 700].flatMap((n) =>
  (IS_FULL ? [2, 4, 7, 10, 20] : [2, 10]).flatMap((differing) =>
    [0.5, 0.9].map((losing) => ({ n, differing, losing })),
  ),
);

describe('the interval of what a step loses', () => {
  it.each(IS_FULL ? CELLS : CELLS.filter(({ n }) => n < 700))(
    'covers at least 94 % where $differing of $n cases differ and $losing of them lose',
    ({ n, differing, losing }) => {
      const random = createRandom(`lost ${n} ${differing} ${losing}`);
      const share = differing / n;
      const truth = share * (2 * losing - 1);
      let covered = 0;
      let width = 0;
      for (let draw = 0; draw < DRAWS; draw += 1) {
        const here = Float64Array.from({ length: n }, () => {
          const isDifferent = random() < share;
          return isDifferent ? (random() < losing ? 1 : 0) : 0.5;
        });
        const lower = here.map((score) => 1 - score);
        const lost = qualityLost({
          here,
          lower,
          most: 1,
          confidence: 0.95,
          resamples: RESAMPLES,
          random,
        });
        if (lost.low - 1e-12 <= truth && truth <= lost.high + 1e-12) covered += 1;
        width += lost.high - lost.low;
      }
      if (IS_FULL)
        console.log(
          `lost n=${n} differing=${differing} losing=${losing} covered ${covered / DRAWS} width ${width / DRAWS}`,
        );
      expect(covered / DRAWS).toBeGreaterThanOrEqual(LEAST);
    },
    TIMEOUT_MS,
  );
});
