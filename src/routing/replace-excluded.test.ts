import { type PlanId, type Policy, VernierError } from '#core';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hullPolicy } from './__fixtures__/example-dial.ts';
import { replaceExcluded } from './replace-excluded.ts';

/** Dearer is not always better: the second plan of this ladder is the best but one. */
const policy: Policy = { ...hullPolicy(), planQuality: [0.5, 0.8, 0.7], topPlan: 1 };

function excluding(...plans: readonly number[]): ReadonlyMap<PlanId, string> {
  return new Map(policy.plans.filter((_, plan) => plans.includes(plan)).map(({ id }) => [id, 'too-long']));
}

const shares = Float64Array.of(0.5, 0.3, 0.2);
const qualityOf = (plan: number) => policy.planQuality[plan] ?? 0;
const run = (drawn: number, excluded: readonly number[]) =>
  replaceExcluded(policy, { drawn, shares, excluded: excluding(...excluded) });

describe('replaceExcluded', () => {
  it.each([
    { drawn: 0, without: [], runs: 'plan-0', propensity: 0.5, isLower: false },
    { drawn: 0, without: [0], runs: 'plan-1', propensity: 0.8, isLower: false },
    { drawn: 2, without: [2], runs: 'plan-1', propensity: 0.5, isLower: false },
    { drawn: 0, without: [0, 1], runs: 'plan-2', propensity: 1, isLower: false },
    { drawn: 1, without: [1], runs: 'plan-2', propensity: 0.5, isLower: true },
    { drawn: 1, without: [1, 2], runs: 'plan-0', propensity: 1, isLower: true },
    { drawn: 2, without: [1, 2], runs: 'plan-0', propensity: 1, isLower: true },
  ])('that drew plan $drawn without $without runs $runs', ({ drawn, without, ...expected }) => {
    const { planId, propensity, isLower } = run(drawn, without);
    expect({ runs: planId, propensity, isLower }).toEqual(expected);
  });

  it('adds nothing to the reason when nothing was replaced', () => {
    expect(run(0, [1]).note).toBe('');
  });

  it('moves to a lower plan only when every plan that is no lower is excluded', () => {
    const subset = fc.subarray([0, 1, 2], { maxLength: 2 });
    fc.assert(
      fc.property(fc.nat(2), subset, (drawn, excluded) => {
        const { isLower } = run(drawn, excluded);
        const fit = [0, 1, 2].filter(
          (plan) => !excluded.includes(plan) && qualityOf(plan) >= qualityOf(drawn),
        );
        expect(isLower).toBe(fit.length === 0);
      }),
    );
  });

  it('gives the plans that may run probabilities that add up to 1', () => {
    const subset = fc.subarray([0, 1, 2], { maxLength: 2 });
    fc.assert(
      fc.property(subset, (excluded) => {
        const runs = new Map(
          [0, 1, 2].map((drawn) => [run(drawn, excluded).planId, run(drawn, excluded).propensity]),
        );
        const sum = [...runs.values()].reduce((total, propensity) => total + propensity, 0);
        expect(sum).toBeCloseTo(1, 12);
      }),
    );
  });

  it('refuses when nothing is left', () => {
    expect(() => run(0, [0, 1, 2])).toThrow(VernierError);
  });
});
