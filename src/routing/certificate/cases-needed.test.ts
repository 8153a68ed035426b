import { bettingTest, createRandom } from '#stats';
import { describe, expect, it } from 'vitest';
import { casesNeeded } from './cases-needed.ts';

const DELTA = 0.05;

/** Margins of 0/1 scores at a promise: so many cases of each kind. */
function marginsOf(rho: number, counts: { kept: number; lost: number; gained: number; bothWrong: number }) {
  const { kept, lost, gained, bothWrong } = counts;
  return Float64Array.from([
    ...Array<number>(kept).fill(1 - rho),
    ...Array<number>(lost).fill(-rho),
    ...Array<number>(gained).fill(1),
    ...Array<number>(bothWrong).fill(0),
  ]);
}

/** The share of simulated certifications that succeed on so many cases of a world that the margins were drawn from. */
function shareCertified(
  margins: Float64Array,
  cases: number,
  { rho, delta }: { rho: number; delta: number },
) {
  const random = createRandom('an independent simulation');
  const one = (values: Float64Array) => values[Math.floor(random() * values.length)] ?? Number.NaN;
  const tries = 400;
  let certified = 0;
  for (let i = 0; i < tries; i += 1) {
    const world = margins.map(() => one(margins));
    const values = new Float64Array(cases).map(() => one(world));
    const { rejectedAt } = bettingTest({ values, low: -rho, high: 1, nullMean: 0, delta, horizon: cases });
    if (rejectedAt !== undefined) certified += 1;
  }
  return certified / tries;
}

describe('what a promise still lacks', () => {
  const rho = 0.95;
  const margins = marginsOf(rho, { kept: 104, lost: 3, gained: 3, bothWrong: 10 });

  it.each([DELTA, DELTA / 4])('is enough in about four of five tries at a risk of %d', (delta) => {
    const needed = casesNeeded(margins, { rho, delta });
    if (needed.status !== 'fresh-cases') throw new Error('it reads well above the promise');
    // 4 points for each of both simulations, and the rounding up
    expect(shareCertified(margins, needed.cases, { rho, delta })).toBeGreaterThan(0.7);
    expect(shareCertified(margins, Math.floor(needed.cases / 2), { rho, delta })).toBeLessThan(0.75);
  });

  it('is the same every time, and more where less may be risked', () => {
    const [once, again, stricter] = [DELTA, DELTA, DELTA / 4].map((delta) =>
      casesNeeded(margins, { rho, delta }),
    );
    expect(again).toEqual(once);
    expect(
      stricter?.status === 'fresh-cases' && once?.status === 'fresh-cases' && stricter.cases > once.cases,
    ).toBe(true);
  });

  it('is not said where it reads above the promise by less than chance', () => {
    const near = marginsOf(rho, { kept: 104, lost: 5, gained: 0, bothWrong: 11 });
    expect(casesNeeded(near, { rho, delta: DELTA })).toEqual({ status: 'too-near' });
  });

  it('is a higher reading where it reads at or below the promise', () => {
    const below = marginsOf(rho, { kept: 90, lost: 20, gained: 0, bothWrong: 10 });
    expect(casesNeeded(below, { rho, delta: DELTA })).toEqual({ status: 'below-promise' });
    expect(casesNeeded(new Float64Array(50), { rho, delta: DELTA })).toEqual({ status: 'below-promise' });
  });

  it('is given to two figures', () => {
    const needed = casesNeeded(margins, { rho, delta: DELTA });
    expect(needed.status === 'fresh-cases' && Number(needed.cases.toPrecision(2)) === needed.cases).toBe(
      true,
    );
  });
});
