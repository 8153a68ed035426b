import { describe, expect, it } from 'vitest';
import { RECORDED_ENTRY } from '../__fixtures__/constructed-dials.ts';
import { hullLine } from './hull-line.ts';

const { dial } = RECORDED_ENTRY;
if (dial.status !== 'measured') throw new Error('the constructed dial is measured');

describe('the line of mixtures of single plans', () => {
  const line = hullLine(dial);

  it('goes through every corner, from the cheapest plan to the top plan', () => {
    expect(line[0]).toEqual({ position: 0, quality: dial.hull[0]?.quality });
    for (const { quality } of dial.hull) {
      expect(line.some((place) => Math.abs(place.quality - quality) < 1e-12)).toBe(true);
    }
    expect(line.at(-1)?.position).toBeCloseTo(1, 9);
  });

  it('never turns back, neither across nor, where each corner is better, down', () => {
    line.slice(1).forEach((place, index) => {
      expect(place.position).toBeGreaterThanOrEqual(line[index]?.position ?? 0);
      expect(place.quality).toBeGreaterThanOrEqual((line[index]?.quality ?? 0) - 1e-12);
    });
  });

  it('is none for one plan alone', () => {
    expect(hullLine({ ...dial, hull: dial.hull.slice(0, 1) })).toEqual([]);
  });
});
