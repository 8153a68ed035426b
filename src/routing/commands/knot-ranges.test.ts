import type { Reading } from '#core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleDial } from '../__fixtures__/example-dial.ts';
import { rangesOf, rangeText, unmeasurableRanges } from './knot-ranges.ts';

const dial = exampleDial();

function withQualities(qualities: readonly { mean: number; half: number }[]): Reading[] {
  return qualities.flatMap(({ mean, half }, knot) =>
    dial.readings.slice(knot, knot + 1).map((reading) => ({
      ...reading,
      quality: { ...reading.quality, mean, low: mean - half, high: mean + half },
    })),
  );
}

describe('neighbouring positions', () => {
  it('are read as one range when they serve exactly alike', () => {
    const [knot] = dial.policy.knots;
    const knots = knot === undefined ? [] : dial.policy.knots.map(() => knot);
    const ranges = rangesOf({ ...dial, policy: { ...dial.policy, knots }, certificates: [] });
    expect(ranges.map(({ first, last }) => rangeText(first, last))).toEqual(['0.00–1.00']);
  });

  it('stand apart where a promise begins to be held, though they serve alike', () => {
    const [knot] = dial.policy.knots;
    const knots = knot === undefined ? [] : dial.policy.knots.map(() => knot);
    const ranges = rangesOf({ ...dial, policy: { ...dial.policy, knots } });
    expect(ranges.map(({ first }) => first)).toContain(12);
  });

  it('show no measurable difference as long as each mean lies inside the other interval', () => {
    const readings = withQualities([
      { mean: 0.5, half: 0.1 },
      { mean: 0.55, half: 0.1 },
      { mean: 0.58, half: 0.02 },
      { mean: 0.9, half: 0.05 },
    ]);
    const ranges = unmeasurableRanges(readings).map(({ first, last }) => rangeText(first, last));
    expect(ranges).toEqual(['0.00–0.05']);
  });

  it('never belong to two stretches, and never to a stretch of one', () => {
    const quality = fc.record({
      mean: fc.double({ min: 0, max: 1, noNaN: true }),
      half: fc.double({ min: 0, max: 0.3, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(quality, { minLength: 1, maxLength: 21 }), (qualities) => {
        const ranges = unmeasurableRanges(withQualities(qualities));
        ranges.forEach(({ first, last }, index) => {
          expect(last).toBeGreaterThan(first);
          expect(first).toBeGreaterThan(ranges[index - 1]?.last ?? -1);
        });
      }),
    );
  });
});
