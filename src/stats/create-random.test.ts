import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from './create-random.ts';
import { mean } from './mean.ts';
import { createXoshiro } from './xoshiro.ts';

describe('createRandom', () => {
  it('gives the outputs of the reference implementation for the state 1, 2, 3, 4', () => {
    // Blackman and Vigna's xoshiro128starstar.c, version 1.1; the same vector stands in Rust's rand_xoshiro.
    const next = createXoshiro([1, 2, 3, 4]);
    expect(Array.from({ length: 10 }, next)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('repeats itself for the same seed and stays in [0, 1)', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true })), (seed) => {
        const first = Array.from({ length: 20 }, createRandom(seed));
        expect(Array.from({ length: 20 }, createRandom(seed))).toEqual(first);
        expect(first.every((value) => value >= 0 && value < 1)).toBe(true);
      }),
    );
  });

  it('gives other numbers for a neighbouring seed, or for the same digits as text', () => {
    const starts = new Set<number | string>([
      0,
      1,
      2,
      0.5,
      2 ** 32,
      2 ** 40,
      -1,
      '0',
      '1',
      '',
      'a',
      'b',
      'ab',
      'ba',
    ]);
    expect(new Set([...starts].map((seed) => createRandom(seed)())).size).toBe(starts.size);
  });

  it('fills ten equal cells evenly: chi-squared stays under its 99.9 % point for each of 20 seeds', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const random = createRandom(seed);
      const counts = new Float64Array(10);
      for (let i = 0; i < 10_000; i += 1) counts[Math.floor(random() * 10)]! += 1;
      // The 99.9 % point of chi-squared with 9 degrees of freedom is 27.88.
      expect(mean(counts.map((count) => (count - 1000) ** 2 / 1000)) * 10).toBeLessThan(27.88);
    }
  });

  it('refuses a seed that is not finite', () => {
    expect(() => createRandom(Number.NaN)).toThrow(RangeError);
  });
});
