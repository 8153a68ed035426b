import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auroc } from './auroc.ts';
import { createRandom } from './create-random.ts';
import { mean } from './mean.ts';

const rows = fc
  .array(fc.record({ score: fc.integer({ min: 0, max: 9 }), label: fc.constantFrom(0, 1) }), { minLength: 2 })
  .filter((list) => new Set(list.map((row) => row.label)).size === 2);

/** Each rating from 1 up, as often as it was given. */
const repeat = (counts: readonly number[]) => counts.flatMap((count, i) => Array<number>(count).fill(i + 1));

describe('auroc', () => {
  it('gives the area of the tomography images, with their many ties', () => {
    // Hanley, McNeil 1982, Radiology 143, table I: 58 normal and 51 abnormal images rated 1 to 5; area 0.893.
    const normal = repeat([33, 6, 6, 11, 2]);
    const abnormal = repeat([3, 2, 2, 11, 33]);
    const area = auroc({
      scores: [...normal, ...abnormal],
      labels: [...normal.map(() => 0), ...abnormal.map(() => 1)],
    });
    expect(area).toBeCloseTo(0.893, 3);
  });

  it('counts pairs: it equals the share of wins over all pairs of one and zero', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const ones = list.filter((row) => row.label === 1);
        const zeros = list.filter((row) => row.label === 0);
        const wins = ones.flatMap((one) => zeros.map((zero) => (Math.sign(one.score - zero.score) + 1) / 2));
        const area = auroc({ scores: list.map((row) => row.score), labels: list.map((row) => row.label) });
        expect(area).toBeCloseTo(mean(wins), 12);
      }),
    );
  });

  it('finds nothing in noise: the average of 500 areas is a half within four standard errors', () => {
    const random = createRandom('auroc');
    const labels = Array.from({ length: 40 }, (_, i) => i % 2);
    const areas = Array.from({ length: 500 }, () =>
      auroc({ scores: Array.from({ length: 40 }, random), labels }),
    );
    const variance = 41 / (12 * 20 * 20);
    expect(Math.abs(mean(areas) - 0.5)).toBeLessThan(4 * Math.sqrt(variance / 500));
  });

  it('refuses labels of one kind only, and labels that are neither 0 nor 1', () => {
    expect(() => auroc({ scores: [1, 2], labels: [1, 1] })).toThrow(RangeError);
    expect(() => auroc({ scores: [1, 2], labels: [0, 2] })).toThrow(RangeError);
  });
});
