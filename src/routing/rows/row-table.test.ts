import { type Case, type Cost, createCallPlan, type Outcome, type Plan, type Score } from '#core';
import { describe, expect, it } from 'vitest';
import { drawRows, permuteRows, SEGMENTS_ONLY } from '../__fixtures__/synthetic-world.ts';
import { createRowTable, hashRows, selectRows, sortRows } from './row-table.ts';

const small = createCallPlan('small');
const large = createCallPlan('large');

function caseOf(id: string, segment: string | null = null): Case {
  return { version: 1, id, clusterId: `cluster-${id}`, segment, prompt: `text ${id}` };
}

const scored: Score = { status: 'scored', value: 0.5 };
const priced: Cost = { status: 'priced', costUsd: 0.01, priceDate: '2026-11-20' };

function outcomeOf(caseId: string, plan: Plan, parts: { score?: Score; cost?: Cost } = {}): Outcome {
  return {
    version: 1,
    caseId,
    planId: plan.id,
    score: parts.score ?? scored,
    usage: {},
    cost: parts.cost ?? priced,
    source: 'recorded',
  };
}

describe('createRowTable', () => {
  it('joins texts, scores and costs of every plan, in the order of the cases', () => {
    const { table, leftOut } = createRowTable(
      [caseOf('b', 'mail'), caseOf('a', 'code'), caseOf('c')],
      ['a', 'b', 'c'].flatMap((id) => [
        outcomeOf(id, large, { score: { status: 'scored', value: 1 } }),
        outcomeOf(id, small),
      ]),
      [small, large],
    );
    expect(table.caseIds).toEqual(['b', 'a', 'c']);
    expect(table.texts).toEqual(['text b', 'text a', 'text c']);
    expect(table.scores.map((values) => [...values])).toEqual([
      [0.5, 0.5, 0.5],
      [1, 1, 1],
    ]);
    expect([...table.segments].map((segment) => table.segmentNames[segment])).toEqual([
      'mail',
      'code',
      'all',
    ]);
    expect(leftOut).toEqual({ missingOutcome: 0, unscored: 0, unpriced: 0 });
  });

  it('counts what it leaves out by reason: an unscored case is not wrong, an unpriced one is not free', () => {
    const { table, leftOut } = createRowTable(
      ['whole', 'missing', 'unscored', 'unpriced', 'nothing'].map((id) => caseOf(id)),
      [
        outcomeOf('whole', small),
        outcomeOf('whole', large),
        outcomeOf('missing', small),
        outcomeOf('unscored', small),
        outcomeOf('unscored', large, { score: { status: 'unscored', reason: 'not-run' } }),
        outcomeOf('unpriced', small, { cost: { status: 'unpriced', reason: 'unknown-model' } }),
        outcomeOf('unpriced', large),
      ],
      [small, large],
    );
    expect(table.caseIds).toEqual(['whole']);
    expect(leftOut).toEqual({ missingOutcome: 2, unscored: 1, unpriced: 1 });
  });

  it('says which plans to record when no case is complete', () => {
    expect(() => createRowTable([caseOf('a')], [outcomeOf('a', small)], [small, large])).toThrow(
      'none of 1 cases has a score and a price for every one of small, large: record outcomes of all these plans on the same cases',
    );
  });
});

describe('selectRows', () => {
  it('keeps the rows asked for and only their segments', () => {
    const table = drawRows(SEGMENTS_ONLY, { rows: 30, seed: 'select' });
    const puzzle = table.segmentNames.indexOf('puzzle');
    const puzzles = selectRows(table, (_, row) => table.segments[row] === puzzle);
    expect(puzzles.segmentNames).toEqual(['puzzle']);
    expect(puzzles.texts.length).toBeGreaterThan(0);
    expect(puzzles.texts.every((text) => text.includes('puzzle'))).toBe(true);
    expect([...puzzles.segments].every((segment) => segment === 0)).toBe(true);
  });

  it('keeps nothing without falling over', () => {
    const none = selectRows(drawRows(SEGMENTS_ONLY, { rows: 5, seed: 'none' }), () => false);
    expect([none.caseIds, none.segmentNames, [...none.segments]]).toEqual([[], [], []]);
  });
});

describe('sortRows and hashRows', () => {
  const table = drawRows(SEGMENTS_ONLY, { rows: 40, seed: 'sort' });

  it('give the same rows in any order the same order and hash', () => {
    const other = permuteRows(table, 'other order');
    expect(other.caseIds).not.toEqual(table.caseIds);
    expect(sortRows(other)).toEqual(sortRows(table));
    expect(hashRows(other)).toBe(hashRows(table));
  });

  it('give other scores another hash', () => {
    const [first, ...rest] = table.scores;
    const changed = { ...table, scores: [(first ?? new Float64Array()).map((score) => 1 - score), ...rest] };
    expect(hashRows(changed)).not.toBe(hashRows(table));
  });
});
