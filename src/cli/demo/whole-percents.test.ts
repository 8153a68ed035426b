import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholePercents } from './whole-percents.ts';

describe('shares in whole percent', () => {
  it('add to 100 where each rounded by itself would make 101', () => {
    expect(wholePercents([67, 27, 26], 120)).toEqual([56, 22, 22]);
    expect(wholePercents([1, 1, 198], 200)).toEqual([1, 0, 99]);
  });

  it('add to 100 and lie within 1 of the exact shares', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 1, maxLength: 9 }), (counts) => {
        const n = counts.reduce((sum, count) => sum + count, 0);
        fc.pre(n > 0);
        const percents = wholePercents(counts, n);
        expect(percents.reduce((sum, percent) => sum + percent, 0)).toBe(100);
        percents.forEach((percent, index) =>
          expect(Math.abs(percent - (100 * (counts[index] ?? 0)) / n)).toBeLessThan(1),
        );
      }),
    );
  });
});
