import { describe, expect, it } from 'vitest';
import { bcaInterval } from '../bca-interval.ts';
import { bettingConfidenceSequence } from '../betting-confidence-sequence.ts';
import { createRandom } from '../create-random.ts';
import { normalQuantile } from '../normal-quantile.ts';
import { pairedBootstrapInterval } from '../paired-bootstrap-interval.ts';
import { alikePairs, independentPairs, type PairPopulation } from './score-pairs.ts';
import {
  cellName,
  type Coverage,
  COVERAGE_CELLS,
  type CoverageCell,
  simulateCoverage,
} from './simulate-coverage.ts';

const IS_FULL = process.env['VERNIER_FULL'] === '1';
const CELLS = IS_FULL ? COVERAGE_CELLS : COVERAGE_CELLS.filter(({ n }) => n < 1000);
const DRAWS = IS_FULL ? 2000 : 100;
const RESAMPLES = IS_FULL ? 600 : 100;
/** Reduced runs only guard against gross mistakes: four standard errors of their few draws. */
const SLACK = IS_FULL ? 0 : 4 * Math.sqrt((0.05 * 0.95) / DRAWS);
const TIMEOUT_MS = 300_000;

/** Coverage by cell, where it lies outside 93–97 %; the same figures stand in the README. */
type NamedCells = Readonly<Record<string, number>>;

/** Prints one line of the table and says how far the coverage lies outside what is allowed at its cell. */
function excess(method: string, measured: Coverage, named: NamedCells): number {
  const { covered, meanWidth } = measured;
  if (IS_FULL)
    console.log(
      `${method} ${cellName(measured)} covered ${covered.toFixed(4)} width ${meanWidth.toFixed(3)}`,
    );
  const documented = named[cellName(measured)];
  const [low, high] = documented === undefined ? [0.93, 0.97] : [documented - 0.02, documented + 0.02];
  return Math.max(0, low - SLACK - covered, covered - high - SLACK);
}

describe('bcaInterval', () => {
  // Of 50 answers of which 97 % are right, 22 % of the samples have no wrong one and no width; Wilson's is used for 0/1.
  const namedForZeroOne = {
    'n=50 p=0.5': 0.97,
    'n=50 p=0.9': 0.978,
    'n=50 p=0.97': 0.75,
    'n=200 p=0.97': 0.977,
  };

  it.each(CELLS)(
    'covers 93–97 % for right and wrong answers at n=$n p=$p, but for the cells that the README names',
    (cell) => {
      const random = createRandom(`bca ${cellName(cell)}`);
      const drawInterval = () => {
        const values = Float64Array.from({ length: cell.n }, () => (random() < cell.p ? 1 : 0));
        return bcaInterval({ values, confidence: 0.95, resamples: RESAMPLES, random });
      };
      const measured = simulateCoverage({ cell, truth: cell.p, draws: DRAWS, drawInterval });
      expect(excess('bca 0/1', measured, namedForZeroOne)).toBe(0);
    },
    TIMEOUT_MS,
  );

  const namedForMixtures = { 'n=50 p=0.97': 0.905 };

  it.each(CELLS)(
    'covers 93–97 % for a mixture of two plans at n=$n p=$p, but for the cell that the README names',
    (cell) => {
      const random = createRandom(`mixture ${cellName(cell)}`);
      const drawScore = () => (random() < cell.p ? 0.3 : 0) + (random() < cell.p ? 0.7 : 0);
      const drawInterval = () => {
        const values = Float64Array.from({ length: cell.n }, drawScore);
        return bcaInterval({ values, confidence: 0.95, resamples: RESAMPLES, random });
      };
      const measured = simulateCoverage({ cell, truth: cell.p, draws: DRAWS, drawInterval });
      expect(excess('bca mixture', measured, namedForMixtures)).toBe(0);
    },
    TIMEOUT_MS,
  );

  const namedForCosts = { 'n=50 p=0.5': 0.905, 'n=200 p=0.5': 0.93 };

  it.each(CELLS.filter(({ p }) => p === 0.5))(
    'covers 93–97 % for log-normal costs at n=$n, but for the sizes that the README names',
    (cell) => {
      const random = createRandom(`costs ${cell.n}`);
      // The logarithm has standard deviation 1: the mean is √e, and the dearest of a hundred costs ten times the median.
      const drawCost = () => Math.exp(normalQuantile(random() + 2 ** -33));
      const drawInterval = () => {
        const values = Float64Array.from({ length: cell.n }, drawCost);
        return bcaInterval({ values, confidence: 0.95, resamples: RESAMPLES, random });
      };
      const measured = simulateCoverage({ cell, truth: Math.sqrt(Math.E), draws: DRAWS, drawInterval });
      expect(excess('bca costs', measured, namedForCosts)).toBe(0);
    },
    TIMEOUT_MS,
  );
});

/** Coverage for one population, by the paired interval or, for comparison, by BCa of the differences. */
function pairedCoverage(
  cell: CoverageCell,
  population: PairPopulation,
  { method, random }: { readonly method: 'paired' | 'bca'; readonly random: () => number },
): Coverage {
  const settings = { confidence: 0.95, resamples: RESAMPLES, random };
  const drawInterval = () => {
    const pairs = Array.from({ length: cell.n }, population.drawPair);
    const a = pairs.map(([first]) => first);
    const b = pairs.map(([, second]) => second);
    if (method === 'paired') return pairedBootstrapInterval({ a, b, ...settings });
    return bcaInterval({ values: pairs.map(([first, second]) => first - second), ...settings });
  };
  return simulateCoverage({ cell, truth: population.truth, draws: DRAWS, drawInterval });
}

describe('pairedBootstrapInterval', () => {
  it.each(CELLS)(
    'covers 93–97 % for plans that err independently at n=$n p=$p',
    (cell) => {
      const random = createRandom(`independent ${cellName(cell)}`);
      const population = independentPairs(cell.p, random);
      const measured = pairedCoverage(cell, population, { method: 'paired', random });
      expect(excess('paired, independent', measured, {})).toBe(0);
    },
    TIMEOUT_MS,
  );

  // Two to four pairs differ of 50, and often none: a confidence sequence is used.
  const namedForAlike = { 'n=50 p=0.5': 0.925, 'n=50 p=0.9': 0.83, 'n=50 p=0.97': 0.865 };

  it.each(CELLS)(
    'covers 93–97 % for a policy much like the top plan at n=$n p=$p, but for the cells that the README names',
    (cell) => {
      const random = createRandom(`alike ${cellName(cell)}`);
      const measured = pairedCoverage(cell, alikePairs(cell.p, random), { method: 'paired', random });
      expect(excess('paired, alike', measured, namedForAlike)).toBe(0);
    },
    TIMEOUT_MS,
  );

  it.each(CELLS.filter(({ n }) => n === 200))(
    'covers no less than BCa of the same differences at n=$n p=$p',
    (cell) => {
      const random = createRandom(`comparison ${cellName(cell)}`);
      const population = alikePairs(cell.p, random);
      const paired = pairedCoverage(cell, population, { method: 'paired', random });
      const bca = pairedCoverage(cell, population, { method: 'bca', random });
      if (IS_FULL)
        console.log(`bca of differences ${cellName(cell)} covered ${bca.covered} not ${paired.covered}`);
      expect(paired.covered).toBeGreaterThan(bca.covered - SLACK - 0.01);
    },
    TIMEOUT_MS,
  );

  it.each(CELLS.filter((cell) => cellName(cell) in namedForAlike))(
    'is replaced by a confidence sequence that covers at least 95 % at n=$n p=$p',
    (cell) => {
      const random = createRandom(`instead ${cellName(cell)}`);
      const { drawPair, truth } = alikePairs(cell.p, random);
      const drawInterval = () => {
        const values = Array.from({ length: cell.n }, drawPair).map(([a, b]) => a - b);
        return bettingConfidenceSequence({ values, low: -1, high: 1, confidence: 0.95, horizon: cell.n });
      };
      const measured = simulateCoverage({ cell, truth, draws: DRAWS, drawInterval });
      if (IS_FULL)
        console.log('sequence instead', cellName(cell), measured.covered, measured.meanWidth.toFixed(3));
      expect(measured.covered).toBeGreaterThan(0.95 - 2 * Math.sqrt((0.05 * 0.95) / DRAWS));
    },
    TIMEOUT_MS,
  );
});
