import { describe, expect, it } from 'vitest';
import { drawRows, NO_SIGNAL, permuteRows } from '../__fixtures__/synthetic-world.ts';
import { contentHash } from '#core';
import { hashRows, type RowTable } from '../rows/row-table.ts';
import { claimIds, type FullClaim } from './claim-ids.ts';

const rows = drawRows(NO_SIGNAL, { rows: 40, seed: 'claim ids' });
const claim: FullClaim = { rho: 0.9, segment: null, claims: 1, delta: 0.05 };
const namesOf = (table: RowTable, asked = claim) => claimIds('policy', table, asked);

/** The rows with the plans in another order, as another ladder or list of models gives them. */
function movePlans(table: RowTable, order: readonly number[]): RowTable {
  const move = <T>(values: readonly T[]) => order.flatMap((plan) => values.slice(plan, plan + 1));
  return { ...table, plans: move(table.plans), scores: move(table.scores), costsUsd: move(table.costsUsd) };
}

describe('the name of a claim on rows', () => {
  it.each([[[0, 1, 2]], [[2, 1, 0]], [[1, 2, 0]]])('is the same with the models in the order %j', (order) => {
    const moved = movePlans(permuteRows(rows, 'rows too'), order);
    expect(namesOf(moved)[0]).toBe(namesOf(rows)[0]);
  });

  it('is another for another score, promise, risk or part', () => {
    const [scores, ...others] = rows.scores;
    const flipped = {
      ...rows,
      scores: [(scores ?? new Float64Array()).map((score) => 1 - score), ...others],
    };
    const names = [
      namesOf(rows),
      namesOf(flipped),
      namesOf(rows, { ...claim, rho: 0.95 }),
      namesOf(rows, { ...claim, delta: 0.01 }),
      namesOf(rows, { ...claim, segment: 'work' }),
      namesOf(rows, { ...claim, claims: 2 }),
    ].map(([own]) => own);
    expect(new Set(names).size).toBe(names.length);
  });

  it('comes with the one that older records have, made of the plans as they were read', () => {
    const moved = movePlans(rows, [2, 0, 1]);
    const { delta, ...rest } = claim;
    const older = contentHash({ policyHash: 'policy', rows: hashRows(moved), delta, ...rest });
    expect(namesOf(moved)).toContain(older);
    expect(namesOf(moved)[0]).not.toBe(older);
  });
});
