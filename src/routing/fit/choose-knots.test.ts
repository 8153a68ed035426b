import { createRandom } from '#stats';
import { describe, expect, it } from 'vitest';
import { drawRows, NO_SIGNAL } from '../__fixtures__/synthetic-world.ts';
import { spendTargets } from '../dial/spend-targets.ts';
import { chooseKnots } from './choose-knots.ts';
import { type DialProblem, hullKnots, type KnotCandidate } from './knot-rows.ts';
import { meanOf } from './row-values.ts';
import { pureMix, staticHull } from './static-hull.ts';

const table = drawRows(NO_SIGNAL, { rows: 200, seed: 'knots' });
const plans = table.plans.map((_, plan) => ({
  arm: { type: 'plan' as const, plan },
  costUsd: meanOf(table.costsUsd[plan] ?? new Float64Array()),
  quality: meanOf(table.scores[plan] ?? new Float64Array()),
}));
const problem: DialProblem = {
  table,
  predictions: { quality: table.scores, costUsd: table.costsUsd },
  hull: staticHull(plans),
  targetsUsd: spendTargets(plans[0]?.costUsd ?? 0, plans[2]?.costUsd ?? 0),
  cheapestPlan: 0,
  topPlan: 2,
};
const hull = hullKnots(problem);
const SPREAD = 0.2;

/** Learned candidates that cost what the hull costs and gain on average so many standard errors of their gain. */
function learnedWith(standardErrors: (knot: number) => number): KnotCandidate[] {
  return hull.map((knot, index) => {
    const gain = (standardErrors(index) * SPREAD) / Math.sqrt(table.caseIds.length);
    const quality = knot.values.quality.map(
      (value, row) => value + gain + (row % 2 === 0 ? SPREAD : -SPREAD),
    );
    return {
      ...knot,
      mix: pureMix({ type: 'learned', lambda: index }),
      values: { ...knot.values, quality },
      quality: meanOf(quality),
    };
  });
}

function chosen(standardErrors: (knot: number) => number, mayLearn = true) {
  const learned = learnedWith(standardErrors);
  return chooseKnots(problem, { learned, hull }, { mayLearn, random: createRandom('knots') });
}

const servedBy = (standardErrors: (knot: number) => number, mayLearn?: boolean) =>
  new Set(chosen(standardErrors, mayLearn).map((knot) => knot.servedBy));

describe('a learned knot', () => {
  it('serves where its gain over the hull is three standard errors', () => {
    expect(servedBy(() => 3)).toEqual(new Set(['learned', 'top']));
  });

  it('gives way to the hull where its gain may be chance: one standard error', () => {
    expect(servedBy(() => 1)).toEqual(new Set(['hull', 'top']));
  });

  it('never serves where nothing may be learned', () => {
    expect(servedBy(() => 3, false)).toEqual(new Set(['hull', 'top']));
  });

  it('serves in place of a dearer knot that it beats, too', () => {
    const knots = chosen((knot) => (knot === 3 ? 60 : -60));
    const best = { served: pureMix({ type: 'learned', lambda: 3 }), servedBy: 'learned' };
    expect(hull[4]?.quality).toBeLessThan((hull[3]?.quality ?? 0) + 0.5);
    expect(knots[2]?.servedBy).toBe('hull');
    expect([knots[3], knots[4]]).toMatchObject([best, best]);
  });
});
