import { createCallPlan } from '#core';
import type { RowTable } from '#routing';
import { describe, expect, it } from 'vitest';
import { linesText, summarise } from './summarise.ts';

const MODELS = ['cheap', 'best', 'dearest'];
const COUNT = 40;

/** Constructed rows: the dearest plan is worse than the one in the middle, which is the top. */
const rows: RowTable = {
  plans: MODELS.map((model) => createCallPlan(model)),
  caseIds: Array.from({ length: COUNT }, (_, row) => `case-${row}`),
  clusterIds: Array.from({ length: COUNT }, (_, row) => `cluster-${row}`),
  texts: Array.from({ length: COUNT }, () => 'text'),
  segmentNames: ['all'],
  segments: new Int32Array(COUNT),
  scores: [2, 1, 3].map((every) =>
    Float64Array.from({ length: COUNT }, (_, row) => (every === 1 || row % every === 0 ? 1 : 0)),
  ),
  costsUsd: [1, 2, 8].map((costUsd) => new Float64Array(COUNT).fill(costUsd)),
};

/** A replay that serves one plan on every row. */
function lineOf(plan: number, scoreOf = (row: number) => rows.scores[plan]?.[row] ?? 0) {
  const replayed = rows.caseIds.map((caseId, row) => ({
    caseId,
    planId: rows.plans[plan]?.id ?? '',
    score: scoreOf(row),
    costUsd: rows.costsUsd[plan]?.[row] ?? 0,
  }));
  return summarise({ dial: 'low', certificate: 'none', topPlan: 'best' }, replayed, rows);
}

describe('a line of the table', () => {
  it('holds the saving against the top plan of the policy, not against the dearest', () => {
    expect(lineOf(0).saving).toBe(0.5);
    expect(lineOf(1).saving).toBe(0);
  });

  it('shows the gain over the static hull on the same prompts with its interval', () => {
    // at the cheap plan's cost the hull is that plan: right on every second row
    const { gain } = lineOf(0, (row) => (row % 2 === 0 || row % 8 === 1 ? 1 : 0));
    expect(gain.mean).toBeCloseTo(0.125, 12);
    expect([gain.low > 0 && gain.low < 0.06, gain.high > 0.2, gain.n]).toEqual([true, true, COUNT]);
  });

  it('has no gain where it is the hull', () => {
    expect(lineOf(0).gain).toMatchObject({ mean: 0, low: 0, high: 0 });
  });

  it('says the gain in points with its sign', () => {
    expect(linesText([lineOf(0, () => 1)], MODELS)).toContain('+50.0 [+');
    expect(linesText([lineOf(1)], MODELS)).toContain(' 0.0 [0.0, 0.0]');
  });
});
