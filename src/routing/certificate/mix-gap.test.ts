import { createCallPlan } from '#core';
import { createRandom } from '#stats';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawRows, NO_SIGNAL } from '../__fixtures__/synthetic-world.ts';
import type { RowTable } from '../rows/row-table.ts';
import { findMixGap, type FittedMix } from './mix-gap.ts';

type Counts = Readonly<Record<string, number>>;

function mixOf(counts: Counts): FittedMix {
  const segments = Object.entries(counts).map(([name, cases]) => ({
    name,
    cases,
    quality: [1],
    costUsd: [1],
  }));
  return { segments, fitRows: segments.reduce((sum, { cases }) => sum + cases, 0) };
}

function rowsOf(counts: Counts, perCluster = 1): RowTable {
  const names = Object.keys(counts);
  const segments = Object.values(counts).flatMap((count, segment) => Array<number>(count).fill(segment));
  const ids = segments.map((segment, row) => `${names[segment]} ${row}`);
  return {
    plans: [createCallPlan('a')],
    caseIds: ids,
    clusterIds: segments.map((segment, row) => `${names[segment]} ${Math.floor(row / perCluster)}`),
    texts: ids,
    segmentNames: names,
    segments: Int32Array.from(segments),
    scores: [],
    costsUsd: [],
  };
}

const fitted = mixOf({ sums: 620, code: 380 });

describe('rows speak for all requests', () => {
  it('where they are of the mix that was fitted on', () => {
    expect(findMixGap(fitted, rowsOf({ sums: 310, code: 190 }))).toBeUndefined();
  });

  it.each([
    ['is missing', { sums: 500 }, 'there is nothing of code (38 % of the rows fitted on)'],
    [
      'is rare',
      { sums: 450, code: 50 },
      'sums is 90 % of them and 62 % of those fitted on, code is 10 % of them and 38 % of those fitted on',
    ],
    [
      'was never fitted on',
      { sums: 310, code: 190, mail: 100 },
      'mail is 17 % of them and 0 % of those fitted on, sums is 52 % of them and 62 % of those fitted on',
    ],
  ])('but not where a kind of work %s', (_, counts, gap) => {
    expect(findMixGap(fitted, rowsOf(counts))).toBe(gap);
  });

  it('but not where many kinds are missing that are each too rare to be asked for', () => {
    const kinds = Array.from({ length: 30 }, (_, index) => `kind ${index}`);
    const all = Object.fromEntries(kinds.map((kind) => [kind, 30]));
    const some = Object.fromEntries(kinds.slice(0, 8).map((kind) => [kind, 30]));
    expect(findMixGap(mixOf(all), rowsOf(all))).toBeUndefined();
    expect(findMixGap(mixOf(all), rowsOf(some))).toMatch(/^kind \d+ is 13 % of them and 3 % of those/u);
  });

  it('where chance explains the difference, which whole clusters make larger', () => {
    const shifted = { sums: 96, code: 104 };
    expect(findMixGap(fitted, rowsOf(shifted))).toBeDefined();
    expect(findMixGap(fitted, rowsOf(shifted, 10))).toBeUndefined();
  });

  it('almost always where both are drawn from one traffic', () => {
    const random = createRandom('one traffic');
    const draw = (count: number) => {
      const counts: Record<string, number> = { a: 0, b: 0, c: 0, d: 0 };
      for (let row = 0; row < count; row += 1) {
        const kind = 'abcd'.charAt(Math.floor(4 * random()));
        counts[kind] = (counts[kind] ?? 0) + 1;
      }
      return counts;
    };
    const gaps = Array.from({ length: 300 }, () => findMixGap(mixOf(draw(60)), rowsOf(draw(40))));
    expect(gaps.filter((gap) => gap !== undefined).length).toBeLessThanOrEqual(3);
  });

  it('or do not, in whatever order they stand and whatever the kinds are called', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.nat(300), (sums, code) => {
        fc.pre(sums + code > 0);
        const one = findMixGap(fitted, rowsOf({ sums, code }));
        const other = findMixGap(mixOf({ b: 380, a: 620 }), rowsOf({ b: code, a: sums }));
        expect(one === undefined).toBe(other === undefined);
      }),
    );
  });

  it('where there is one kind of work', () => {
    const rows = drawRows(NO_SIGNAL, { rows: 5, seed: 'mix' });
    expect(findMixGap(mixOf({ work: 60 }), rows)).toBeUndefined();
  });
});
