import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { spendArea } from './spend-area.ts';

it('is the mean height of a curve joined linearly', () => {
  // a slope from 0 to 1 over 1 USD, then level for 1 USD: (0.5 + 1) / 2
  const curve = [
    { costUsd: 1, quality: 0 },
    { costUsd: 2, quality: 1 },
    { costUsd: 3, quality: 1 },
  ];
  expect(spendArea(curve)).toBe(0.75);
});

it('does not see a point that stands twice', () => {
  const curve = [
    { costUsd: 1, quality: 0.2 },
    { costUsd: 1, quality: 0.2 },
    { costUsd: 2, quality: 0.6 },
  ];
  expect(spendArea(curve)).toBeCloseTo(0.4, 12);
});

it('is the quality of the last point when all cost the same, and 0 for no point', () => {
  expect(
    spendArea([
      { costUsd: 1, quality: 0.2 },
      { costUsd: 1, quality: 0.7 },
    ]),
  ).toBe(0.7);
  expect(spendArea([])).toBe(0);
});

it('lies between the lowest and the highest point', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(share, share), { minLength: 1 }), (points) => {
      const curve = points
        .map(([costUsd, quality]) => ({ costUsd, quality }))
        .toSorted((a, b) => a.costUsd - b.costUsd);
      const qualities = curve.map(({ quality }) => quality);
      expect(spendArea(curve)).toBeGreaterThanOrEqual(Math.min(...qualities) - 1e-9);
      expect(spendArea(curve)).toBeLessThanOrEqual(Math.max(...qualities) + 1e-9);
    }),
  );
});
