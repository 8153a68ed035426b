import { Policy } from '#core';
import { createRandom, mean } from '#stats';
import { describe, expect, it } from 'vitest';
import {
  drawRows,
  fitRows,
  NO_SIGNAL,
  permuteRows,
  ROUTABLE,
  SEGMENTS_ONLY,
  type World,
} from '../__fixtures__/synthetic-world.ts';
import { openPolicy } from '../open-policy.ts';
import { type RowTable, selectRows } from '../rows/row-table.ts';
import { expectedValues, predictRows } from '../dial/expected-values.ts';
import { measureReadings } from '../dial/measure-readings.ts';
import { parseDial } from '../dial/parse-dial.ts';
import { type MeasuredArm, mixForSpend, staticHull } from './static-hull.ts';

const routableRows = drawRows(ROUTABLE, { rows: 300, seed: 'learn' });
const routable = fitRows(routableRows);
const noSignal = fitRows(drawRows(NO_SIGNAL, { rows: 250, seed: 'nothing to learn' }));
const segmentsOnly = fitRows(drawRows(SEGMENTS_ONLY, { rows: 300, seed: 'kinds' }));

/** What a policy truly gains over the static hull at equal cost, knot by knot, on rows that it never saw. */
function trueGains(policy: Policy, world: World): number[] {
  const table = drawRows(world, { rows: 1500, seed: 'the truth', exact: true });
  const arms = table.plans.map((_, plan): MeasuredArm => ({
    arm: { type: 'plan', plan },
    costUsd: mean(table.costsUsd[plan] ?? []),
    quality: mean(table.scores[plan] ?? []),
  }));
  const hull = staticHull(arms);
  const qualityOf = (arm: MeasuredArm['arm']) =>
    arms[arm.type === 'plan' ? arm.plan : -1]?.quality ?? Number.NaN;
  const open = openPolicy(policy);
  const rows = { table, predictions: predictRows(open, table) };
  return policy.knots.map((_, knot) => {
    const { quality, costUsd } = expectedValues(open, rows, knot / 20);
    const { low, high, highShare } = mixForSpend(hull, mean(costUsd));
    return mean(quality) - ((1 - highShare) * qualityOf(low) + highShare * qualityOf(high));
  });
}

const servedBy = ({ knots }: Policy) => knots.map((knot) => knot.servedBy);

/** The plans that serve alone or in a mixture; −1 for a learned choice. */
function plansServed({ knots }: Policy): number[] {
  const arms = knots.flatMap(({ served }) => [served.low, served.high]);
  return [...new Set(arms.map((arm) => (arm.type === 'plan' ? arm.plan : -1)))];
}

function withScores(table: RowTable, score: (plan: number, row: number) => number): RowTable {
  return { ...table, scores: table.scores.map((values, plan) => values.map((_, row) => score(plan, row))) };
}

function withCosts(table: RowTable, costUsd: (plan: number) => number): RowTable {
  return { ...table, costsUsd: table.costsUsd.map((values, plan) => values.map(() => costUsd(plan))) };
}

/** A dial that any deployment can live with: monotone on its rows, cheapest at 0, top at 1. */
function expectSaneDial(policy: Policy): void {
  expect(Policy.parse(policy)).toEqual(policy);
  expect(policy.knots.at(-1)).toMatchObject({ servedBy: 'top', served: { low: { plan: policy.topPlan } } });
  expect(policy.planQuality[policy.topPlan]).toBe(Math.max(...policy.planQuality));
  const targets = policy.knots.map(({ targetCostUsd }) => targetCostUsd);
  expect(targets.every((target, knot) => target >= (targets[knot - 1] ?? 0) - 1e-12)).toBe(true);
}

describe('a world where words tell what is hard', () => {
  it('is learned by its words, and served where that is surely above the hull', () => {
    expect(routable.gates).toMatchObject([{ level: 'words', passed: true, failed: [], shuffles: 20 }]);
    expect(routable.heads?.level).toBe('words');
    expect(servedBy(routable).filter((served) => served === 'learned').length).toBeGreaterThan(5);
    expectSaneDial(routable);
  });

  it('truly gains on new rows wherever the learned policy serves', () => {
    const gains = trueGains(routable, ROUTABLE);
    routable.knots.forEach((knot, index) => {
      expect(knot.servedBy === 'learned' && (gains[index] ?? 0) <= 0).toBe(false);
    });
    expect(Math.max(...gains)).toBeGreaterThan(0.05);
  });

  it('predicts what is true of hard and easy work', () => {
    const open = openPolicy(routable);
    const filling = Array.from({ length: 8 }, (_, index) => `filling${7 * index}`).join(' ');
    const text = (words: string) => `begin-work about-work as-work ${filling} ${words}`;
    const hard = open.predict(text('prove lemma theorem integral'));
    const easy = open.predict(text('greet list name copy'));
    expect(hard.quality[0]).toBeLessThan(0.4);
    expect(easy.quality[0]).toBeGreaterThan(0.75);
    expect(hard.quality[2]).toBeGreaterThan(0.75);
  });
});

describe('a world with nothing to learn', () => {
  it('is served by the hull at every knot below the top, and the gate says why', () => {
    expect(new Set(servedBy(noSignal).slice(0, -1))).toEqual(new Set(['hull']));
    expect(noSignal.heads).toBeNull();
    expect(noSignal.gates.every((gate) => !gate.passed && gate.failed.length > 0)).toBe(true);
    expectSaneDial(noSignal);
  });

  it('is the hull on new rows as well: no gain and no loss', () => {
    for (const gain of trueGains(noSignal, NO_SIGNAL)) expect(Math.abs(gain)).toBeLessThan(0.03);
  });
});

describe('a world where only the kind of work tells', () => {
  it('is learned by its segments, after words failed against shuffles within them', () => {
    expect(segmentsOnly.gates).toMatchObject([
      { level: 'words', passed: false },
      { level: 'segments', passed: true },
    ]);
    expect(segmentsOnly.heads?.level).toBe('segments');
    expect(servedBy(segmentsOnly)).toContain('learned');
    expect(Math.max(...trueGains(segmentsOnly, SEGMENTS_ONLY))).toBeGreaterThan(0.03);
    expectSaneDial(segmentsOnly);
  });

  it('tells the kinds of new texts apart', () => {
    const open = openPolicy(segmentsOnly);
    const fresh = drawRows(SEGMENTS_ONLY, { rows: 100, seed: 'new kinds' });
    const right = fresh.texts.filter(
      (text, row) => (open.predict(text).segments[fresh.segments[row] ?? -1] ?? 0) > 0.5,
    );
    expect(right.length).toBeGreaterThan(95);
  });

  it('learns the same when the list of segments names one that no row has', () => {
    const table = drawRows(SEGMENTS_ONLY, { rows: 300, seed: 'kinds' });
    const named = {
      ...table,
      segmentNames: ['empty', ...table.segmentNames],
      segments: table.segments.map((segment) => segment + 1),
    };
    expect(fitRows(named)).toEqual(segmentsOnly);
  });
});

describe('the same rows', () => {
  it('give the same policy in any order of rows and of plans', () => {
    const permuted = permuteRows(routableRows, 'another order');
    const turned = {
      ...permuted,
      plans: permuted.plans.toReversed(),
      scores: permuted.scores.toReversed(),
      costsUsd: permuted.costsUsd.toReversed(),
    };
    expect(fitRows(turned).hash).toBe(routable.hash);
  });

  it('give a policy that a file keeps to the last bit', () => {
    const fresh = drawRows(ROUTABLE, { rows: 50, seed: 'fresh' });
    const readings = measureReadings(openPolicy(routable), fresh, { random: createRandom('readings') });
    const dial = { version: 1, policy: routable, readings, certificates: [] };
    const read = parseDial(JSON.stringify(dial), 'dial.json');
    expect(read).toEqual(dial);
    const [first] = fresh.texts;
    expect(openPolicy(read.policy).predict(first ?? '')).toEqual(openPolicy(routable).predict(first ?? ''));
  });

  it('are listed by cluster, so that none of them is ever measured on', () => {
    expect(new Set(routable.fittedClusters)).toEqual(new Set(routableRows.clusterIds));
    expect(routable.fitRows).toBe(300);
  });
});

describe('rows that hardly make a dial', () => {
  const table = drawRows(ROUTABLE, { rows: 120, seed: 'edge' });

  it('two rows give the hull of two rows', () => {
    const policy = fitRows(selectRows(table, (_, row) => row < 2));
    expectSaneDial(policy);
    expect(policy.gates).toEqual([]);
  });

  it('a single plan is served everywhere', () => {
    const one = {
      ...table,
      plans: table.plans.slice(0, 1),
      scores: table.scores.slice(0, 1),
      costsUsd: table.costsUsd.slice(0, 1),
    };
    const policy = fitRows(one);
    expectSaneDial(policy);
    expect(plansServed(policy)).toEqual([0]);
  });

  it.each([0, 1, 0.5])('when every score is %d, the cheapest plan is the top', (score) => {
    const policy = fitRows(withScores(table, () => score));
    expectSaneDial(policy);
    expect([policy.topPlan, ...plansServed(policy)]).toEqual([0, 0]);
  });

  it('when every plan costs the same, the best one serves', () => {
    const policy = fitRows(withCosts(table, () => 0.01));
    expectSaneDial(policy);
    expect(plansServed(policy)).toEqual([policy.topPlan]);
  });

  it('when every plan is free, the best one serves', () => {
    const policy = fitRows(withCosts(table, () => 0));
    expectSaneDial(policy);
    expect(plansServed(policy)).toEqual([policy.topPlan]);
  });

  it('when the cheapest plan is free, the dial still moves by steps', () => {
    const policy = fitRows(withCosts(table, (plan) => [0, 0.004, 0.02][plan] ?? 0));
    expectSaneDial(policy);
    expect(new Set(policy.knots.map(({ targetCostUsd }) => targetCostUsd)).size).toBe(21);
  });

  it('a plan that is dearer and worse than another on every row is never served by the hull', () => {
    const policy = fitRows(withScores(table, (plan, row) => [row % 3 === 0 ? 1 : 0, 0, 1][plan] ?? 0));
    expectSaneDial(policy);
    for (const { hull } of policy.knots) {
      expect([hull.low, hull.high]).not.toContainEqual({ type: 'plan', plan: 1 });
    }
  });

  it('the dearest plan being the worst, the dial ends at the best', () => {
    const policy = fitRows(withScores(table, (plan, row) => [row % 2, 1, 0][plan] ?? 0));
    expectSaneDial(policy);
    expect(policy.topPlan).toBe(1);
    expect(plansServed(policy)).not.toContain(2);
  });

  it('a hundred rows of one cluster are no hundred rows: nothing is learned from them', () => {
    const policy = fitRows({ ...table, clusterIds: table.clusterIds.map(() => 'one') });
    expectSaneDial(policy);
    expect([policy.gates, policy.fittedClusters]).toEqual([[], ['one']]);
  });

  it('texts without a single word still make a dial', () => {
    const policy = fitRows({ ...table, texts: table.texts.map(() => '') });
    expectSaneDial(policy);
    expect(policy.heads).toBeNull();
  });
});
