import { createRandom } from '#stats';
import { assert, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawValue, meanValue, statedNumber, type StatedRange } from './stated-number.ts';

const RANGES: readonly StatedRange[] = [
  { distribution: 'uniform', low: 2, high: 10 },
  { distribution: 'log-uniform', low: 1, high: 100 },
  { distribution: 'triangular', low: 0, likely: 1, high: 5 },
  { distribution: 'triangular', low: 0, likely: 0, high: 3 },
];

describe('the mean of a stated number', () => {
  it('is the number itself where it is exact', () => {
    expect(meanValue(7)).toBe(7);
  });

  it('is the middle of a uniform range, (2 + 10) / 2', () => {
    expect(meanValue({ distribution: 'uniform', low: 2, high: 10 })).toBe(6);
  });

  it('is a third of the three corners of a triangular one, (0 + 1 + 5) / 3', () => {
    expect(meanValue({ distribution: 'triangular', low: 0, likely: 1, high: 5 })).toBe(2);
  });

  it('is (100 − 1) / ln 100 for log-uniform from 1 to 100', () => {
    // 99 / 4.60517 = 21.49758
    expect(meanValue({ distribution: 'log-uniform', low: 1, high: 100 })).toBeCloseTo(21.49758, 4);
  });
});

describe('draws of a range', () => {
  it.each(RANGES)('stay between its ends: %o', (range) => {
    assert(
      property(double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (share) => {
        const value = drawValue(range, () => share);
        expect(value).toBeGreaterThanOrEqual(range.low);
        expect(value).toBeLessThanOrEqual(range.high * (1 + 1e-12));
      }),
    );
  });

  it.each(RANGES)('have its mean on average: %o', (range) => {
    const random = createRandom(1);
    const count = 20_000;
    let sum = 0;
    for (let index = 0; index < count; index += 1) sum += drawValue(range, random);
    // five standard errors of the widest: 24.9 / √20,000 × 5 = 0.88
    expect(Math.abs(sum / count - meanValue(range))).toBeLessThan(0.05 * (range.high - range.low));
  });

  it('take no chance where the number is exact', () => {
    expect(drawValue(3, () => expect.fail('nothing is to be drawn'))).toBe(3);
  });
});

describe('what may be stated', () => {
  const schema = statedNumber({ least: 0, most: 1 });

  it.each([0, 1, { low: 0, high: 1, distribution: 'uniform' }])('takes %o', (value) => {
    expect(schema.safeParse(value).success).toBe(true);
  });

  it.each([
    [-0.1, 'must be a number from 0 to 1'],
    [undefined, 'must be a number from 0 to 1, or a range of such numbers'],
    [Number.NaN, 'must be a number from 0 to 1, or a range'],
    ['0.5', 'must be a number from 0 to 1, or a range'],
    [{ low: 0, high: 1 }, 'must be a number from 0 to 1, or a range: { low,'],
    [{ low: 0.5, high: 0.5, distribution: 'uniform' }, 'low must be below high, not 0.5 and 0.5'],
    [{ low: 0, high: 1, distribution: 'log-uniform' }, 'low must be above 0 for log-uniform'],
    [
      { low: 0.2, likely: 0.1, high: 1, distribution: 'triangular' },
      'likely must lie from 0.2 to 1, not at 0.1',
    ],
  ])('refuses %o', (value, message) => {
    expect(schema.safeParse(value).error?.issues[0]?.message).toContain(message);
  });
});

describe('draws of an estimate', () => {
  const saving = { distribution: 'estimated', low: 30, mean: 40, high: 60, confidence: 0.95 } as const;

  it.each([
    [0.025, 30],
    [0.5, 40],
    [0.975, 60],
  ])('lie below its point of %d as often as its interval says', (share, value) => {
    expect(drawValue(saving, () => share)).toBeCloseTo(value, 6);
  });

  it('are finite where chance is 0', () => {
    expect(drawValue(saving, () => 0)).toBeGreaterThan(-100);
  });

  it('have the estimate as the one figure that is shown', () => {
    expect(meanValue(saving)).toBe(40);
  });
});
