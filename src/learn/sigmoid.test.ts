import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { sigmoid, toLogit } from './sigmoid.ts';

it('gives one half at 0 and the textbook value at 2', () => {
  expect(sigmoid(0)).toBe(0.5);
  expect(sigmoid(2)).toBeCloseTo(0.880_797, 6);
});

it('is undone by toLogit between its limits', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-4, max: 1 - 1e-4, noNaN: true }), (probability) => {
      expect(sigmoid(toLogit(probability))).toBeCloseTo(probability, 12);
    }),
  );
});

it('stays finite for what never or always happened', () => {
  expect(toLogit(0)).toBeCloseTo(-9.21, 2);
  expect(toLogit(1)).toBeCloseTo(9.21, 2);
});

it('never falls and never leaves [0,1], however far out', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (a, b) => {
      const [low, high] = [sigmoid(Math.min(a, b)), sigmoid(Math.max(a, b))];
      expect(low >= 0 && low <= high && high <= 1).toBe(true);
    }),
  );
});
