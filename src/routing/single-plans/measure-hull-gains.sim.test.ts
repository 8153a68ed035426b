import { createRandom } from '#stats';
import { expect, it } from 'vitest';
import { BLIND_KNOT, blindPolicy, trueBlindGain } from '../__fixtures__/blind-mixture.ts';
import { drawRows, NO_SIGNAL } from '../__fixtures__/synthetic-world.ts';
import { openPolicy } from '../open-policy.ts';
import { measureHullGains } from './measure-hull-gains.ts';

const IS_FULL = process.env['VERNIER_FULL'] === '1';
const DRAWS = IS_FULL ? 2000 : 60;
/** Coverage that is too low by no more than the draws' own error. */
const LEAST = 0.94 - (IS_FULL ? 2 : 4) * Math.sqrt((0.05 * 0.95) / DRAWS);
const TIMEOUT_MS = 600_000;

it(
  'the interval of a gain at equal cost covers the truth in at least 94 % of draws, whose costs differ as well',
  () => {
    const policy = openPolicy(blindPolicy());
    const random = createRandom('gains');
    const truth = trueBlindGain();
    let covered = 0;
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const rows = drawRows(NO_SIGNAL, { rows: 150, seed: `draw ${draw}` });
      const against = measureHullGains(policy, rows, { random })[BLIND_KNOT]?.against;
      if (against?.status !== 'measured') throw new Error('the blind knot is measured');
      if (against.gain.low <= truth && truth <= against.gain.high) covered += 1;
    }
    if (IS_FULL) console.log(`gain at equal cost covered ${covered / DRAWS}`);
    expect(covered / DRAWS).toBeGreaterThanOrEqual(LEAST);
  },
  TIMEOUT_MS,
);
