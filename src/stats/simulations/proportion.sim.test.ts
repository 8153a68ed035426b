import { describe, expect, it } from 'vitest';
import { clopperPearsonInterval } from '../clopper-pearson-interval.ts';
import { createRandom } from '../create-random.ts';
import type { MeanInterval } from '../interval.ts';
import { logGamma } from '../log-gamma.ts';
import { mean } from '../mean.ts';
import { wilsonInterval } from '../wilson-interval.ts';
import { cellName, COVERAGE_CELLS, type CoverageCell, simulateCoverage } from './simulate-coverage.ts';

const IS_FULL = process.env['VERNIER_FULL'] === '1';
const DRAWS = 2000;

type IntervalOfCount = (successes: number, n: number) => MeanInterval;
const wilson: IntervalOfCount = (successes, n) => wilsonInterval({ successes, n, confidence: 0.95 });
const clopperPearson: IntervalOfCount = (successes, n) =>
  clopperPearsonInterval({ successes, n, confidence: 0.95 });

/** Coverage without any simulation: the probability of all counts whose interval holds p. */
function exactCoverage(interval: IntervalOfCount, { n, p }: CoverageCell): number {
  let covered = 0;
  for (let k = 0; k <= n; k += 1) {
    const { low, high } = interval(k, n);
    if (low > p || high < p) continue;
    const logChoices = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
    covered += Math.exp(logChoices + k * Math.log(p) + (n - k) * Math.log1p(-p));
  }
  return covered;
}

/** Simulated coverage over draws of n answers. */
function simulatedCoverage(interval: IntervalOfCount, cell: CoverageCell): number {
  const random = createRandom(`proportion ${cellName(cell)}`);
  const drawInterval = () => {
    let successes = 0;
    for (let i = 0; i < cell.n; i += 1) if (random() < cell.p) successes += 1;
    return interval(successes, cell.n);
  };
  return simulateCoverage({ cell, truth: cell.p, draws: DRAWS, drawInterval }).covered;
}

describe('intervals for a proportion', () => {
  it.each(COVERAGE_CELLS)('Wilson covers 93–97 % at n=$n p=$p, computed and in 2,000 draws', (cell) => {
    const exact = exactCoverage(wilson, cell);
    const simulated = simulatedCoverage(wilson, cell);
    if (IS_FULL)
      console.log(`wilson ${cellName(cell)} exact ${exact.toFixed(4)} simulated ${simulated.toFixed(4)}`);
    expect(Math.abs(simulated - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / DRAWS));
    expect(exact).toBeGreaterThan(0.93);
    // Coverage of whole counts jumps with p: it is 97.03 % at n=50 p=0.9, which the README names.
    expect(exact).toBeLessThan(cellName(cell) === 'n=50 p=0.9' ? 0.9704 : 0.97);
  });

  it.each(COVERAGE_CELLS)(
    'Wilson covers 94.5–96.5 % at n=$n on average over shares within a point of p=$p',
    ({ n, p }) => {
      const shares = Array.from({ length: 41 }, (_, i) => p - 0.01 + i * 0.0005);
      const average = mean(shares.map((share) => exactCoverage(wilson, { n, p: share })));
      if (IS_FULL) console.log(`wilson around n=${n} p=${p} ${average.toFixed(4)}`);
      expect(average).toBeGreaterThan(0.945);
      expect(average).toBeLessThan(0.965);
    },
  );

  it.each(COVERAGE_CELLS)('Clopper–Pearson covers at least 95 % at n=$n p=$p, computed', (cell) => {
    const exact = exactCoverage(clopperPearson, cell);
    if (IS_FULL) console.log(`clopper-pearson ${cellName(cell)} exact ${exact.toFixed(4)}`);
    expect(exact).toBeGreaterThanOrEqual(0.95);
    expect(exact).toBeLessThan(0.99);
  });
});
