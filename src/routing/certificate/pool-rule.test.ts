import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesLeftOut, isPart } from './pool-rule.ts';

const cases = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')).map((ids) => new Set(ids));

describe('the cases of an earlier test that a new one leaves out', () => {
  it.each([
    ['all of them', ['a', 'b', 'c'], []],
    ['all of them and fresh ones', ['a', 'b', 'c', 'd'], []],
    ['only fresh ones', ['d', 'e'], []],
    ['a part', ['a'], ['b', 'c']],
    ['a part and fresh ones', ['a', 'b', 'd'], ['c']],
  ])('where it takes %s', (_, asked, leftOut) => {
    expect(casesLeftOut(new Set(asked), new Set(['a', 'b', 'c']))).toEqual(leftOut);
  });

  it('are none just where it takes all or nothing of it', () => {
    fc.assert(
      fc.property(cases, cases, (asked, earlier) => {
        const shared = [...earlier].filter((clusterId) => asked.has(clusterId)).length;
        const isWhole = shared === 0 || shared === earlier.size;
        expect(casesLeftOut(asked, earlier).length === 0).toBe(isWhole);
      }),
    );
  });

  it('are there wherever it takes a part of them and nothing else', () => {
    fc.assert(
      fc.property(cases, cases, (asked, earlier) => {
        if (asked.size === 0 || !isPart(asked, earlier)) return;
        expect(casesLeftOut(asked, earlier)).toHaveLength(earlier.size - asked.size);
      }),
    );
  });
});
