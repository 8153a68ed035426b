import { array, assert, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#stats';
import { adjustedRandIndex } from './adjusted-rand-index.ts';

const groupings = array(nat(4), { minLength: 2, maxLength: 30 });

describe('adjustedRandIndex', () => {
  it('gives the worked examples of scikit-learn, adjusted_rand_score', () => {
    expect(adjustedRandIndex([0, 0, 1, 1], [0, 0, 1, 1])).toBe(1);
    expect(adjustedRandIndex([0, 0, 1, 1], [1, 1, 0, 0])).toBe(1);
    expect(adjustedRandIndex([0, 0, 1, 2], [0, 0, 1, 1])).toBeCloseTo(4 / 7, 12);
    expect(adjustedRandIndex([0, 0, 0, 0], [0, 1, 2, 3])).toBe(0);
    expect(adjustedRandIndex([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12);
  });

  it('is the same in both directions, whatever the groups are called, and at most 1', () => {
    assert(
      property(groupings, (one) => {
        const other = one.map((group, row) => (group + row) % 3);
        const index = adjustedRandIndex(one, other);
        expect(adjustedRandIndex(other, one)).toBeCloseTo(index, 10);
        expect(
          adjustedRandIndex(
            one.map((group) => 9 - group),
            other,
          ),
        ).toBeCloseTo(index, 10);
        expect(adjustedRandIndex(one, one)).toBe(1);
        expect(index).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('is 0 on average where groups are drawn by chance', () => {
    const random = createRandom(1);
    const draw = () => Array.from({ length: 60 }, () => Math.floor(random() * 4));
    const indices = Array.from({ length: 2000 }, () => adjustedRandIndex(draw(), draw()));
    const mean = indices.reduce((sum, index) => sum + index, 0) / indices.length;
    expect(Math.abs(mean)).toBeLessThan(0.003);
  });

  it('refuses groupings of different rows', () => {
    expect(() => adjustedRandIndex([0], [0, 1])).toThrow('the groupings have 1 and 2 rows');
  });
});
