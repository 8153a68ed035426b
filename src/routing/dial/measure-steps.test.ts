import { KnotStep, type MeasuredStep, type Mix, type Policy } from '#core';
import { createRandom } from '#stats';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hullPolicy } from '../__fixtures__/example-dial.ts';
import { drawRows, NO_SIGNAL, permuteRows } from '../__fixtures__/synthetic-world.ts';
import { openPolicy } from '../open-policy.ts';
import type { RowTable } from '../rows/row-table.ts';
import { measureReadings } from './measure-readings.ts';
import { measureSteps } from './measure-steps.ts';
import { mostApart } from './most-apart.ts';

const policy = hullPolicy();
const rows = drawRows(NO_SIGNAL, { rows: 120, seed: 'certify rows' });

function stepsOf(record: Policy, table: RowTable = rows): readonly KnotStep[] {
  return measureSteps(openPolicy(record), table, { random: createRandom('steps') });
}

function mix(low: number, high: number, highShare: number): Mix {
  return { low: { type: 'plan', plan: low }, high: { type: 'plan', plan: high }, highShare };
}

/** That policy, its knots serving these mixtures: the last of them from its place up to the top. */
function serving(mixes: readonly Mix[]): Policy {
  const last = mixes.length - 1;
  const knots = policy.knots.map((knot, index) => {
    const served = mixes[Math.min(index, last)] ?? knot.served;
    return { ...knot, served, hull: served };
  });
  return { ...policy, knots };
}

/** A step that goes somewhere, of those given. */
function measured(found: readonly KnotStep[]): (MeasuredStep & { readonly from: number })[] {
  return found.flatMap(({ knot, lower }) => (lower.status === 'same' ? [] : [{ ...lower, from: knot }]));
}

/** How the shares of three plans are in a mixture of two of them. */
function sharesOf({ low, high, highShare }: Mix): number[] {
  const shares = [0, 0, 0];
  for (const [arm, weight] of [
    [low, 1 - highShare],
    [high, highShare],
  ] as const) {
    const plan = arm.type === 'plan' ? arm.plan : 0;
    shares[plan] = (shares[plan] ?? 0) + weight;
  }
  return shares;
}

const steps = stepsOf(policy);
const readings = measureReadings(openPolicy(policy), rows, { random: createRandom('readings') });
/** What two readings differ by, from the first to the second. */
function differenceOf(from: number, to: number) {
  const [here, there] = [readings[from], readings[to]];
  if (here === undefined || there === undefined) throw new RangeError(`no knot ${from} or ${to}`);
  return {
    quality: here.quality.mean - there.quality.mean,
    costUsd: here.costUsd.mean - there.costUsd.mean,
    standardError: here.quality.standardError,
  };
}

describe('one step lower', () => {
  it('is measured from every knot but the lowest, each a valid record', () => {
    expect(steps.map((step) => KnotStep.parse(step).knot)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  it('loses and saves exactly what the two readings differ by', () => {
    for (const { from, knot, qualityLost, savedUsd } of measured(steps)) {
      const difference = differenceOf(from, knot);
      expect(qualityLost.mean).toBeCloseTo(difference.quality, 12);
      expect(savedUsd.mean).toBeCloseTo(difference.costUsd, 12);
    }
  });

  it('is surer than either reading, for most of what makes a reading unsure is in both', () => {
    for (const { from, knot, qualityLost } of measured(steps)) {
      expect(qualityLost.standardError).toBeLessThan(differenceOf(from, knot).standardError);
    }
  });

  it('goes past the knots that serve all rows alike, which have the same step', () => {
    const found = stepsOf(serving([mix(0, 0, 0), mix(0, 1, 0.5), mix(0, 1, 0.5), mix(1, 2, 0.25)]));
    const lowers = found
      .slice(0, 4)
      .map(({ lower }) => (lower.status === 'same' ? lower.status : lower.knot));
    expect(lowers).toEqual([0, 0, 2, 2]);
    expect(found[1]?.lower).toEqual(found[0]?.lower);
  });

  it('is none at all, and no interval of width 0, where every lower knot serves all rows alike', () => {
    const kinds = new Set(stepsOf(serving([mix(0, 1, 0.5)])).map(({ lower }) => JSON.stringify(lower)));
    expect([...kinds]).toEqual(['{"status":"same"}']);
  });

  it('is a difference that was not seen, where other plans answered and scored alike', () => {
    const scores = rows.scores.map(() => rows.scores[0] ?? new Float64Array());
    const [step] = measured(stepsOf(serving([mix(0, 0, 0), mix(1, 1, 0)]), { ...rows, scores }));
    const { mean = 1, low = 1, high = 0 } = step?.qualityLost ?? {};
    expect(mean).toBeCloseTo(0, 12);
    expect([low < 0, high > 0]).toEqual([true, true]);
  });

  it('does not depend on the order in which the rows were read', () => {
    expect(stepsOf(policy, permuteRows(rows, 'order'))).toEqual(steps);
  });

  it('counts duplicates once', () => {
    const doubled = { ...rows, clusterIds: rows.clusterIds.map((_, row) => `pair ${Math.floor(row / 2)}`) };
    const { lower } = stepsOf(policy, doubled).at(-1) ?? {};
    expect(lower).toMatchObject({ qualityLost: { n: 60 }, savedUsd: { n: 60 } });
  });

  it('refuses rows that the policy was fitted on', () => {
    const fitted = drawRows(NO_SIGNAL, { rows: 90, seed: 'hull' });
    expect(() => stepsOf(policy, fitted)).toThrow(expect.objectContaining({ code: 'rows-already-used' }));
  });
});

describe('the most that two knots can differ in', () => {
  const [knot] = policy.knots;
  if (knot === undefined) throw new Error('the policy has no knots');
  const apart = (a: Mix, b: Mix) =>
    mostApart({ ...knot, served: a, hull: a }, { ...knot, served: b, hull: b });
  const anyMix = fc
    .tuple(fc.nat({ max: 2 }), fc.nat({ max: 2 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([low, high, highShare]) => mix(low, high, highShare));

  it('is the share that moves from one plan to the other', () => {
    expect(apart(mix(0, 1, 0.2), mix(0, 1, 0.5))).toBeCloseTo(0.3, 12);
    expect(apart(mix(0, 1, 0.5), mix(1, 2, 0.1))).toBeCloseTo(0.5, 12);
    expect(apart(mix(0, 0, 0), mix(1, 2, 0.5))).toBe(1);
  });

  it('is the same both ways, none to itself, and no less than half of what the shares differ by', () => {
    fc.assert(
      fc.property(anyMix, anyMix, (a, b) => {
        const other = sharesOf(b);
        const moved =
          sharesOf(a).reduce((sum, share, plan) => sum + Math.abs(share - (other[plan] ?? 0)), 0) / 2;
        expect(apart(a, b)).toBeCloseTo(apart(b, a), 12);
        expect(apart(a, a)).toBeCloseTo(0, 12);
        expect(apart(a, b)).toBeGreaterThan(moved - 1e-12);
      }),
    );
  });
});
