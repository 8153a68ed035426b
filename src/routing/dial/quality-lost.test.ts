import { createRandom, mean } from '#stats';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qualityLost, type ScorePairs } from './quality-lost.ts';

function lostBetween(here: readonly number[], lower: readonly number[], differs: Partial<ScorePairs> = {}) {
  return qualityLost({
    here: Float64Array.from(here),
    lower: Float64Array.from(lower),
    most: 1,
    confidence: 0.95,
    resamples: 2000,
    random: createRandom('lost'),
    ...differs,
  });
}

const times = (count: number, value: number) => Array.from({ length: count }, () => value);
const widthOf = ({ low, high }: { readonly low: number; readonly high: number }) => high - low;

/** Right at both, right here only, right there only, wrong at both. */
function lostInCounts([both, here, lower, none]: readonly [number, number, number, number]) {
  return lostBetween(
    [...times(both + here, 1), ...times(lower + none, 0)],
    [...times(both, 1), ...times(here, 0), ...times(lower, 1), ...times(none, 0)],
  );
}

describe('what a step loses', () => {
  // Agresti, Categorical Data Analysis, 2nd ed. 2002, table 10.1 and section 10.1.1: approval of the prime minister by
  // the same 1,600 people twice; difference 0.04, standard error 0.0095, interval (0.02, 0.06)
  it('is the difference of paired shares, with the interval of the worked example', () => {
    const { mean: lost, low, high, standardError, n } = lostInCounts([794, 150, 86, 570]);
    // the source divides by n, not by n − 1
    const error = standardError * Math.sqrt(1599 / 1600);
    expect([lost.toFixed(2), error.toFixed(4), n]).toEqual(['0.04', '0.0095', 1600]);
    expect([low.toFixed(2), high.toFixed(2)]).toEqual(['0.02', '0.06']);
  });

  it('is known better than from two intervals side by side, for the rows are the same', () => {
    const { standardError } = lostInCounts([794, 150, 86, 570]);
    // the same source: 0.0175 were they two samples
    const apart = Math.sqrt((0.59 * 0.41 + 0.55 * 0.45) / 1600);
    expect(apart.toFixed(4)).toBe('0.0175');
    expect(standardError).toBeLessThan(0.6 * apart);
  });

  it('leaves room for a difference where none of 60 cases differs', () => {
    const { mean: lost, low, high } = lostInCounts([50, 0, 0, 10]);
    expect(lost).toBeCloseTo(0, 12);
    expect([low < -0.02, high > 0.02]).toEqual([true, true]);
  });

  it('is not sure because every case lost alike', () => {
    const { low, high } = lostInCounts([0, 60, 0, 0]);
    expect(low).toBeLessThan(0.97);
    expect(high).toBe(1);
  });

  it('is narrower where the two knots can hardly differ', () => {
    const scores = Array.from({ length: 60 }, () => 1);
    const [wide = 0, narrow = 0] = [1, 0.05].map((most) => widthOf(lostBetween(scores, scores, { most })));
    expect(narrow / wide).toBeCloseTo(0.05, 9);
  });

  const score = fc.constantFrom(0, 0.5, 1);
  const pairs = fc.array(fc.tuple(score, score), { minLength: 2, maxLength: 80 });

  it('turns its sign when the two knots change places', () => {
    fc.assert(
      fc.property(pairs, (cases) => {
        const [here, lower] = [cases.map(([one]) => one), cases.map(([, other]) => other)];
        const [down, up] = [lostBetween(here, lower), lostBetween(lower, here)];
        expect(up.mean).toBeCloseTo(-down.mean, 12);
        expect(up.low).toBeCloseTo(-down.high, 9);
        expect(up.high).toBeCloseTo(-down.low, 9);
      }),
      { numRuns: 30 },
    );
  });

  it('lies between its bounds, is the difference of the means, and never has width 0', () => {
    fc.assert(
      fc.property(pairs, (cases) => {
        const [here, lower] = [cases.map(([one]) => one), cases.map(([, other]) => other)];
        const lost = lostBetween(here, lower);
        expect(lost.mean).toBeCloseTo(mean(here) - mean(lower), 12);
        expect(lost.low <= lost.mean && lost.mean <= lost.high && lost.low < lost.high).toBe(true);
        expect(lost.low >= -1 && lost.high <= 1).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
