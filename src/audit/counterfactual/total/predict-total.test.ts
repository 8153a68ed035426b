import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, normalQuantile, standardError } from '#stats';
import { degreesOfFreedom } from './degrees-of-freedom.ts';
import { toKindSample } from './kind-sample.ts';
import { estimateAlikeness, poolSpread } from './pool-spread.ts';
import { predictTotal } from './predict-total.ts';
import type { MeasuredItem } from './sized-item.ts';
import { COST_RULES, SCORE_RULES, type TotalRules } from './total-rules.ts';

const NONE: ReadonlySet<string> = new Set();
const PLAIN: TotalRules = { surprises: 0, rareVariance: 0, believedDegrees: 1, scale: 'plain' };

function item(index: number, size: number, value: number): MeasuredItem {
  return { kind: 'work', cluster: `cluster-${index}`, sizes: [size], values: [value] };
}

function predict(evidence: readonly MeasuredItem[], sizes: readonly number[], rules: TotalRules = PLAIN) {
  const log = sizes.map((size, index) => ({ kind: 'work', cluster: `log-${index}`, sizes: [size] }));
  const found = predictTotal({ log, evidence, borrowers: NONE, rules });
  if (found === undefined) throw new RangeError('nothing predicted');
  return found;
}

describe('the total of a log', () => {
  it("is the ratio times the log's size, as Cochran 1977, section 6.2, estimates 196 cities from 49", () => {
    // the two sums are the book's: 5,054 and 6,262 thousand; 196 cities had 22,919 thousand
    const cities = Array.from({ length: 48 }, (_, index) => item(index, 100, 124));
    const { total } = predict([...cities, item(48, 254, 310)], [22_919]);
    expect(total).toBeCloseTo(28_397, 0);
  });

  it('has the width of a normal prediction interval where values are normal and evidence is plenty', () => {
    const [n, m] = [500, 2000];
    const values = Array.from({ length: m }, (_, index) => 10 + 3 * normalQuantile((index + 0.5) / m));
    const { total, low, high } = predict(
      values.map((value, index) => item(index, 1, value)),
      Array.from({ length: n }, () => 1),
    );
    // Hahn, Meeker 1991, "Statistical intervals", 4.7: the mean of n more is off by s · √(1/n + 1/m)
    const half = 1.96 * n * standardError(values) * Math.sqrt(m) * Math.sqrt(1 / n + 1 / m);
    expect(total).toBeCloseTo(10 * n, 6);
    expect((high - low) / 2 / half).toBeGreaterThan(0.99);
    expect((high - low) / 2 / half).toBeLessThan(1.02);
  });

  it('is not predicted from fewer than ten clusters', () => {
    const nine = Array.from({ length: 30 }, (_, index) => item(index % 9, 1, 1));
    const log = [{ kind: 'work', cluster: 'log', sizes: [1] }];
    expect(predictTotal({ log, evidence: nine, borrowers: NONE, rules: PLAIN })).toBeUndefined();
  });

  it('is not certain where no prompt of the evidence showed a difference', () => {
    const alike = Array.from({ length: 100 }, (_, index) => item(index, 1, 0));
    const { low, high } = predict(
      alike,
      Array.from({ length: 100 }, () => 1),
      SCORE_RULES,
    );
    // nothing in 100: a rate of 3 in 100 is well possible (the rule of three), and then 7 in the next 100
    expect(high).toBeGreaterThan(3);
    expect(high).toBeLessThan(8);
    expect(low).toBeCloseTo(-high, 9);
  });

  const items = fc.array(
    fc.record({
      size: fc.double({ min: 0.1, max: 10, noNaN: true }),
      ratio: fc.double({ min: 0.1, max: 3, noNaN: true }),
    }),
    { minLength: 12, maxLength: 40 },
  );

  it('changes its unit with the prices, and nothing else', () => {
    fc.assert(
      fc.property(items, fc.double({ min: 1e-6, max: 1e3, noNaN: true }), (drawn, unit) => {
        const evidence = (by: number) =>
          drawn.map(({ size, ratio }, index) => item(index, by * size, by * size * ratio));
        const once = predict(evidence(1), [1, 5], COST_RULES);
        const scaled = predict(evidence(unit), [unit, 5 * unit], COST_RULES);
        for (const end of ['total', 'low', 'high'] as const) {
          expect(scaled[end] / unit / once[end]).toBeCloseTo(1, 9);
        }
      }),
      { numRuns: 50, seed: 8 },
    );
  });

  it('lies inside its interval, positive where costs are, in whatever order the evidence comes', () => {
    fc.assert(
      fc.property(items, (drawn) => {
        const evidence = drawn.map(({ size, ratio }, index) => item(index, size, size * ratio));
        const { total, low, high } = predict(evidence, [2, 3], COST_RULES);
        expect([0 < low, low < total, total < high]).toEqual([true, true, true]);
        const turned = predict(evidence.toReversed(), [3, 2], COST_RULES);
        expect([turned.low, turned.high].map((end) => end.toPrecision(9))).toEqual(
          [low, high].map((end) => end.toPrecision(9)),
        );
      }),
      { numRuns: 50, seed: 9 },
    );
  });
});

describe('a kind with too few tokens', () => {
  const lenders = [1, 2, 3].flatMap((ratio) =>
    Array.from({ length: 20 }, (_, index) => ({ ...item(index, 1, ratio), kind: `ratio ${ratio}` })),
  );
  const log = [{ kind: 'poor', cluster: 'log', sizes: [10] }];

  it('borrows the mean ratio of the others, and is as unsure as they differ', () => {
    const found = predictTotal({ log, evidence: lenders, borrowers: new Set(['poor']), rules: PLAIN });
    // 3 ratios with variance 1: t(0.975; 2) = 4.303 times 10 · √(1 + 1/3)
    expect(found?.total).toBeCloseTo(20, 9);
    expect(found?.high).toBeCloseTo(20 + 4.303 * 10 * Math.sqrt(4 / 3), 1);
  });

  it('borrows nothing where it may not, or where two kinds do not show how far kinds differ', () => {
    const two = lenders.filter(({ kind }) => kind !== 'ratio 3');
    expect(predictTotal({ log, evidence: lenders, borrowers: NONE, rules: PLAIN })).toBeUndefined();
    expect(predictTotal({ log, evidence: two, borrowers: new Set(['poor']), rules: PLAIN })).toBeUndefined();
  });
});

function alikeness(evidence: readonly MeasuredItem[]): number {
  const samples = [toKindSample('work', evidence)];
  return estimateAlikeness(samples, poolSpread(samples, PLAIN));
}

describe('how alike duplicates are', () => {
  const random = createRandom('alike');
  const draw = (repeats: boolean) =>
    Array.from({ length: 60 }, (_, cluster) => {
      const first = random();
      return Array.from({ length: 4 }, () => item(cluster, 1, repeats ? first : random()));
    }).flat();

  it('is estimated from clusters of more than one', () => {
    expect(alikeness(draw(true))).toBeGreaterThan(0.9);
    expect(alikeness(draw(false))).toBeLessThan(0.15);
  });

  it('is taken as wholly alike where the evidence has no duplicates', () => {
    expect(alikeness(Array.from({ length: 20 }, (_, index) => item(index, 1, random())))).toBe(1);
  });
});

function ones(k: number, n: number): number[] {
  return Array.from({ length: n }, (_, index) => (index < k ? 1 : 0));
}

it('counts few degrees of freedom where few squares make up the sum', () => {
  // k ones among n: 2k(n − 1) / (n − k), from the formula of O'Neill 2014
  expect(degreesOfFreedom(ones(3, 100))).toBeCloseTo((2 * 3 * 99) / 97, 9);
  expect(degreesOfFreedom(ones(50, 100))).toBeCloseTo(198, 9);
  expect(degreesOfFreedom(ones(5, 5))).toBe(1e6);
});
