import { createCatalog } from '#catalog';
import { Case, Outcome } from '#core';
import { describe, expect, it } from 'vitest';
import { exampleCounts } from '../__fixtures__/example-counts.ts';
import { expandJointCounts, rowsFromJointCounts } from './expand-joint-counts.ts';
import { patternName } from './joint-counts.ts';
import { rowRole } from './row-role.ts';

const catalog = createCatalog();
const counts = exampleCounts();
const { cases, outcomes } = expandJointCounts(counts, catalog);

/** How many cases of each task show each pattern. */
function countAgain(): Map<string, number> {
  const found = new Map<string, number>();
  for (const one of cases) {
    const scores = outcomes.flatMap(({ caseId, score }) =>
      caseId === one.id && score.status === 'scored' ? [score.value === 1] : [],
    );
    const name = `${one.segment} ${patternName({ right: scores })}`;
    found.set(name, (found.get(name) ?? 0) + 1);
  }
  return found;
}

describe('expanded joint counts', () => {
  it('give back the counts that they came from', () => {
    expect(Object.fromEntries(countAgain())).toEqual({
      'sums 11': 80,
      'sums 01': 10,
      'proofs 01': 45,
      'proofs 00': 15,
    });
  });

  it('are records like any other', () => {
    expect(cases.map((one) => Case.parse(one))).toEqual(cases);
    expect(outcomes.map((one) => Outcome.parse(one))).toEqual(outcomes);
    expect(new Set(outcomes.map(({ source }) => source))).toEqual(new Set(['recorded']));
  });

  it('have a cluster for each question, and no text but the task', () => {
    expect(new Set(cases.map(({ clusterId }) => clusterId)).size).toBe(150);
    expect(cases.filter(({ prompt, segment }) => prompt !== segment)).toEqual([]);
  });

  it('cost the mean tokens in the models’ own tokens at the prices of the day', () => {
    // 100.2 and 80.5 counted tokens are 116 and 93 of Claude 3.5; $3 and $15 per million
    const cost = outcomes.find(({ planId }) => planId.includes('sonnet'))?.cost;
    expect(cost).toMatchObject({ status: 'priced' });
    expect(cost?.status === 'priced' ? cost.costUsd : 0).toBeCloseTo(1743e-6, 10);
  });

  it('cannot be priced on a day before there were prices', () => {
    expect(() => rowsFromJointCounts({ ...counts, priceDate: '2020-01-01' }, catalog)).toThrow(
      expect.objectContaining({ code: 'not-enough-rows' }),
    );
  });

  it('become rows whose role their cluster decides', () => {
    const { fitRows, certifyRows } = rowsFromJointCounts(counts, catalog);
    expect(fitRows.clusterIds.map((clusterId) => rowRole(clusterId))).not.toContain('certify');
    expect(certifyRows.clusterIds.map((clusterId) => rowRole(clusterId))).not.toContain('fit');
    expect(fitRows.caseIds.length + certifyRows.caseIds.length).toBe(150);
  });
});
