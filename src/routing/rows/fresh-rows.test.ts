import { createCallPlan } from '#core';
import { describe, expect, it } from 'vitest';
import { hullPolicy } from '../__fixtures__/example-dial.ts';
import { drawRows, NO_SIGNAL } from '../__fixtures__/synthetic-world.ts';
import { clusterMeans } from './cluster-means.ts';
import { alignPlans, requireFreshRows } from './fresh-rows.ts';
import { selectRows } from './row-table.ts';

const policy = hullPolicy();
const fresh = drawRows(NO_SIGNAL, { rows: 20, seed: 'never seen' });

describe('requireFreshRows', () => {
  it('accepts rows that the policy never saw', () => {
    expect(() => requireFreshRows(policy, fresh)).not.toThrow();
  });

  it('refuses a single row of a fitted cluster among fresh ones, by name', () => {
    const used = policy.fittedClusters[0] ?? '';
    const mixed = { ...fresh, clusterIds: [...fresh.clusterIds.slice(1), used] };
    expect(() => requireFreshRows(policy, mixed)).toThrow(
      expect.objectContaining({
        code: 'rows-already-used',
        message: expect.stringContaining(`first: ${used}`),
      }),
    );
  });

  it.each([
    ['no row', 0, (): string[] => []],
    ['one row', 1, () => ['one']],
    ['twenty rows of one cluster', 20, () => fresh.clusterIds.map(() => 'one')],
  ])('asks for more when there is %s', (_, rows, clusterIds) => {
    const few = { ...selectRows(fresh, (_cluster, row) => row < rows), clusterIds: clusterIds() };
    expect(() => requireFreshRows(policy, few)).toThrow(
      expect.objectContaining({
        code: 'not-enough-rows',
        message: expect.stringContaining('score at least 100'),
      }),
    );
  });
});

describe('alignPlans', () => {
  it('puts the plans of a table into the order of the ladder', () => {
    const reversed = {
      ...fresh,
      plans: fresh.plans.toReversed(),
      scores: fresh.scores.toReversed(),
      costsUsd: fresh.costsUsd.toReversed(),
    };
    expect(alignPlans(policy, reversed)).toEqual(fresh);
  });

  it('names the plans whose outcomes are missing', () => {
    const other = {
      ...fresh,
      plans: [createCallPlan('plan-0'), createCallPlan('x'), createCallPlan('plan-2')],
    };
    expect(() => alignPlans(policy, other)).toThrow('the rows have no outcomes of plan-1: record them first');
  });
});

describe('clusterMeans', () => {
  it('counts duplicates once', () => {
    expect([...clusterMeans(['a', 'b', 'a', 'a'], [1, 0.5, 0, 0.5])]).toEqual([0.5, 0.5]);
  });
});
