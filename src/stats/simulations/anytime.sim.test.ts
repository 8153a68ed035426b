import { describe, expect, it } from 'vitest';
import { bettingConfidenceSequence } from '../betting-confidence-sequence.ts';
import { bettingTest } from '../betting-test.ts';
import { createRandom } from '../create-random.ts';
import { cellName, COVERAGE_CELLS, simulateCoverage } from './simulate-coverage.ts';

const IS_FULL = process.env['VERNIER_FULL'] === '1';
const CELLS = IS_FULL ? COVERAGE_CELLS : COVERAGE_CELLS.filter(({ n }) => n < 1000);
const DRAWS = IS_FULL ? 2000 : 100;
const ERROR_LEVEL = 0.05;
/** The error level and two standard errors of the simulation. */
const LARGEST_ERROR = ERROR_LEVEL + 2 * Math.sqrt((ERROR_LEVEL * (1 - ERROR_LEVEL)) / DRAWS);
const TIMEOUT_MS = 300_000;
const AIMED_CELLS = CELLS.flatMap((cell) => [
  { ...cell, aim: 'horizon' as const },
  { ...cell, aim: 'anytime' as const },
]);

describe('bettingTest', () => {
  it.each(AIMED_CELLS)(
    'rejects a true null in at most 5 % and 2 SE, looking after every one of n=$n values, p=$p, $aim',
    ({ n, p, aim }) => {
      const random = createRandom(`null ${n} ${p} ${aim}`);
      let rejected = 0;
      for (let draw = 0; draw < DRAWS; draw += 1) {
        // The margins of a certificate at exactly its promise: y − 0.95 · top, whose mean is 0.05 p for equal plans.
        const values = Array.from(
          { length: n },
          () => (random() < p ? 1 : 0) - 0.95 * (random() < p ? 1 : 0),
        );
        const settings = { values, low: -0.95, high: 1, nullMean: 0.05 * p, delta: ERROR_LEVEL };
        if (bettingTest({ ...settings, horizon: aim === 'horizon' ? n : aim }).rejectedAt !== undefined)
          rejected += 1;
      }
      if (IS_FULL)
        console.log(`betting test ${cellName({ n, p })} ${aim} error ${(rejected / DRAWS).toFixed(4)}`);
      expect(rejected / DRAWS).toBeLessThanOrEqual(LARGEST_ERROR);
    },
    TIMEOUT_MS,
  );
});

describe('bettingConfidenceSequence', () => {
  it.each(AIMED_CELLS)(
    'is ever wrong in at most 5 % and 2 SE over n=$n values, p=$p, $aim',
    ({ n, p, aim }) => {
      const random = createRandom(`sequence ${n} ${p} ${aim}`);
      // The bounds are nested: the last interval holds the truth exactly when all before it did.
      const drawInterval = () => {
        const values = Float64Array.from({ length: n }, () => (random() < p ? 1 : 0));
        const horizon = aim === 'horizon' ? n : aim;
        return bettingConfidenceSequence({ values, low: 0, high: 1, confidence: 1 - ERROR_LEVEL, horizon });
      };
      const { covered, meanWidth } = simulateCoverage({
        cell: { n, p },
        truth: p,
        draws: DRAWS,
        drawInterval,
      });
      if (IS_FULL) {
        const error = (1 - covered).toFixed(4);
        console.log(
          `confidence sequence ${cellName({ n, p })} ${aim} error ${error} width ${meanWidth.toFixed(3)}`,
        );
      }
      expect(1 - covered).toBeLessThanOrEqual(LARGEST_ERROR);
    },
    TIMEOUT_MS,
  );
});
