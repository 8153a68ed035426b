import { describe, expect, it } from 'vitest';
import { RECORDED_ENTRY, SIMULATED_ENTRY } from '../__fixtures__/constructed-dials.ts';
import type { Reading } from '../figures/interval.ts';
import { findLowerKnot, isMeasurablyDifferent } from './lower-knot.ts';
import { qualitySentence, savingSentence } from './step-sentences.ts';

function readingsOf({ dial }: typeof RECORDED_ENTRY): readonly Reading[] {
  if (dial.status !== 'measured') throw new Error('the constructed dial is measured');
  return dial.readings;
}

function at(readings: readonly Reading[], knot: number): Reading {
  const reading = readings[knot];
  if (reading === undefined) throw new RangeError(`no knot ${knot}`);
  return reading;
}

const readings = readingsOf(RECORDED_ENTRY);
const plain = (text: string) => text.replaceAll('\u202F', ' ');

describe('one step lower', () => {
  it('passes over knots that are served alike', () => {
    expect([findLowerKnot(readings, 6), findLowerKnot(readings, 5), findLowerKnot(readings, 3)]).toEqual([
      5, 2, 2,
    ]);
  });

  it('is nowhere at the lowest position', () => {
    expect(findLowerKnot(readings, 0)).toBeUndefined();
  });

  it('says what it would save, in USD and as a share', () => {
    expect(plain(savingSentence(at(readings, 15), at(readings, 14)))).toBe(
      'One step lower, at 0.70, would save $0.23 per 1,000 requests (9 %): $2.30 instead of $2.54 per 1,000 requests.',
    );
  });

  it('says that it would save nothing where it reads no less', () => {
    expect(savingSentence(at(readings, 14), at(readings, 15))).toContain(
      'would save nothing: it reads $2.54',
    );
  });

  it('down to a plan that costs nothing saves all of it', () => {
    const free = readingsOf(SIMULATED_ENTRY);
    expect(plain(savingSentence(at(free, 1), at(free, 0)))).toContain('(100 %): $0.00 instead of');
  });

  it('finds no measurable difference where each mean lies inside the other’s interval', () => {
    expect(plain(qualitySentence(at(readings, 15), at(readings, 14)))).toBe(
      'Right on 87.7 % (85.2–90.2) instead of 88.4 % (85.9–90.8): no measurable difference, since each mean lies inside the other’s interval.',
    );
  });

  it('says by how many points it differs where the intervals tell them apart', () => {
    expect(plain(qualitySentence(at(readings, 20), at(readings, 0)))).toMatch(/: 20\.0 points fewer\.$/u);
  });

  it('takes one mean inside the other’s wide interval for a difference that may be real', () => {
    const narrow = { ...at(readings, 0).quality, mean: 0.8, low: 0.79, high: 0.81 };
    const wide = { ...narrow, mean: 0.75, low: 0.65, high: 0.85 };
    expect(isMeasurablyDifferent(narrow, wide)).toBe(true);
  });
});
