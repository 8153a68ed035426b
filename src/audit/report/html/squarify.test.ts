import { array, assert, double, integer, property } from 'fast-check';
import { expect, it } from 'vitest';
import { squarify } from './squarify.ts';

it('divides as the paper does', () => {
  // Bruls, Huizing, van Wijk (2000), figure 4: 6, 6, 4, 3, 2, 2, 1 in a rectangle of 6 by 4
  const tiles = squarify([6, 6, 4, 3, 2, 2, 1], { width: 6, height: 4 });
  const sides = tiles.map(({ width, height }) => [width, height].map((side) => Number(side.toFixed(2))));
  expect(sides).toEqual([
    [3, 2],
    [3, 2],
    [1.71, 2.33],
    [1.29, 2.33],
    [1.2, 1.67],
    [1.2, 1.67],
    [0.6, 1.67],
  ]);
});

it('gives nothing for nothing', () => {
  expect(squarify([], { width: 6, height: 4 })).toEqual([]);
});

it('gives each weight its area, inside the rectangle, and no place twice', () => {
  const weight = double({ min: 0.001, max: 1000, noNaN: true });
  const weights = array(weight, { minLength: 1, maxLength: 24 });
  const side = integer({ min: 50, max: 1000 });
  assert(
    property(weights, side, side, (some, width, height) => {
      const sorted = some.toSorted((one, other) => other - one);
      const total = sorted.reduce((sum, one) => sum + one, 0);
      const tiles = squarify(sorted, { width, height });
      expect(tiles).toHaveLength(sorted.length);
      for (const [index, tile] of tiles.entries()) {
        const area = ((sorted[index] ?? 0) / total) * width * height;
        expect(tile.width * tile.height).toBeCloseTo(area, 4);
        expect(Math.min(tile.x, tile.y)).toBeGreaterThanOrEqual(0);
        expect(tile.x + tile.width).toBeLessThanOrEqual(width + 1e-6);
        expect(tile.y + tile.height).toBeLessThanOrEqual(height + 1e-6);
        const meets = tiles.slice(index + 1).some((other) => {
          const wide = Math.min(tile.x + tile.width, other.x + other.width) - Math.max(tile.x, other.x);
          const high = Math.min(tile.y + tile.height, other.y + other.height) - Math.max(tile.y, other.y);
          return wide > 1e-6 && high > 1e-6;
        });
        expect(meets).toBe(false);
      }
    }),
    { numRuns: 40 },
  );
});
