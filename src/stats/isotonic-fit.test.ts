import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from './create-random.ts';
import { isotonicFit } from './isotonic-fit.ts';
import { isotonicPredict } from './isotonic-predict.ts';
import { mean } from './mean.ts';

const number = fc.double({ min: -100, max: 100, noNaN: true });
const points = fc.array(fc.record({ x: fc.integer({ min: 0, max: 20 }), y: number }), {
  minLength: 1,
  maxLength: 60,
});

describe('isotonicFit', () => {
  it('gives R’s example of isoreg', () => {
    // R: isoreg(c(1, 0, 4, 3, 3, 5, 4, 2, 0))$yf → 0.5 0.5 3 3 3 3 3 3 3
    const fitted = isotonicFit({ x: [1, 2, 3, 4, 5, 6, 7, 8, 9], y: [1, 0, 4, 3, 3, 5, 4, 2, 0] });
    expect(fitted).toEqual({ x: [1, 2, 3, 9], y: [0.5, 0.5, 3, 3] });
  });

  it('fits equal x by their weighted mean before it looks at neighbours', () => {
    const fitted = isotonicFit({ x: [1, 0, 1], y: [1, 5, 10], weights: [1, 1, 3] });
    expect(fitted).toEqual({ x: [0, 1], y: [5, 7.75] });
  });

  it('never falls, keeps the mean, and fits no worse than a constant', () => {
    fc.assert(
      fc.property(points, (list) => {
        const x = list.map((point) => point.x);
        const y = list.map((point) => point.y);
        const fitted = isotonicFit({ x, y });
        expect(fitted.y.every((value, i) => i === 0 || value >= fitted.y[i - 1]!)).toBe(true);
        expect(fitted.x.every((value, i) => i === 0 || value > fitted.x[i - 1]!)).toBe(true);
        const predicted = x.map((value) => isotonicPredict(fitted, value));
        expect(mean(predicted)).toBeCloseTo(mean(y), 6);
        const squares = (other: (i: number) => number) => mean(y.map((value, i) => (value - other(i)) ** 2));
        expect(squares((i) => predicted[i]!)).toBeLessThanOrEqual(squares(() => mean(y)) + 1e-6);
      }),
    );
  });

  it('finds a rising truth better than the raw points do, in each of 50 noisy draws', () => {
    const random = createRandom('isotonic');
    for (let draw = 0; draw < 50; draw += 1) {
      const x = Array.from({ length: 200 }, random);
      const y = x.map((value) => (random() < value ? 1 : 0));
      const fitted = isotonicFit({ x, y });
      const error = mean(x.map((value) => (isotonicPredict(fitted, value) - value) ** 2));
      expect(error).toBeLessThan(mean(x.map((value, i) => (y[i]! - value) ** 2)) / 3);
    }
  });

  it('refuses no points, lists of different length and a weight of 0', () => {
    expect(() => isotonicFit({ x: [], y: [] })).toThrow(RangeError);
    expect(() => isotonicFit({ x: [1], y: [1, 2] })).toThrow(RangeError);
    expect(() => isotonicFit({ x: [1], y: [1], weights: [0] })).toThrow(RangeError);
  });
});

describe('isotonicPredict', () => {
  it('reads straight lines between the points and the end values outside', () => {
    const fitted = { x: [0, 1, 3], y: [0.2, 0.4, 0.8] };
    expect([-1, 0, 0.5, 1, 2, 3, 9].map((x) => isotonicPredict(fitted, x))).toEqual(
      [0.2, 0.2, 0.3, 0.4, 0.6, 0.8, 0.8].map((y) => expect.closeTo(y, 12)),
    );
  });

  it('never falls as x grows', () => {
    fc.assert(
      fc.property(points, number, number, (list, a, b) => {
        const fitted = isotonicFit({ x: list.map((point) => point.x), y: list.map((point) => point.y) });
        const low = isotonicPredict(fitted, Math.min(a, b));
        expect(isotonicPredict(fitted, Math.max(a, b))).toBeGreaterThanOrEqual(low - 1e-12);
      }),
    );
  });

  it('refuses to be read at NaN', () => {
    expect(() => isotonicPredict({ x: [0], y: [0] }, Number.NaN)).toThrow(RangeError);
  });
});
