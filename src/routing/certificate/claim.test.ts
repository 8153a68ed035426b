import { createCallPlan } from '#core';
import { describe, expect, it } from 'vitest';
import { type RowTable, selectRows } from '../rows/row-table.ts';
import { type ListedClaims, listClaims, rowsOfClaim } from './claim.ts';

const SEGMENTS = ['large', 'medium', 'small'];
const SIZES = [400, 200, 199];

function tableOf(sizes: readonly number[]): RowTable {
  const segments = Int32Array.from(sizes.flatMap((size, segment) => Array<number>(size).fill(segment)));
  const ids = [...segments].map((segment, row) => `${SEGMENTS[segment]}-${row}`);
  const ones = new Float64Array(segments.length).fill(1);
  return {
    plans: [createCallPlan('a')],
    caseIds: ids,
    clusterIds: ids,
    texts: ids,
    segmentNames: SEGMENTS,
    segments,
    scores: [ones],
    costsUsd: [ones],
  };
}

/** What rows certify of a policy that was fitted on so many of each segment. */
function listOf(
  rows: RowTable,
  options: { rhos: number[]; simultaneous?: boolean },
  fitted: readonly number[] = SIZES,
): ListedClaims {
  const segments = fitted.map((cases, segment) => ({
    name: SEGMENTS[segment] ?? '',
    cases,
    quality: [1],
    costUsd: [1],
  }));
  const policy = { segments, fitRows: fitted.reduce((sum, cases) => sum + cases, 0) };
  return listClaims({ policy, rows }, { simultaneous: false, ...options });
}

/** The rows of some of the segments. */
const only = (...kept: readonly number[]) =>
  selectRows(tableOf(SIZES), (_, row) => kept.includes(tableOf(SIZES).segments[row] ?? -1));

describe('what is certified', () => {
  it('is each promise on all rows, and on every segment of 200 clusters or more at an equal share of the risk', () => {
    expect(listOf(tableOf(SIZES), { rhos: [0.9, 0.95] }).claims).toEqual([
      { rho: 0.9, segment: null, claims: 1 },
      { rho: 0.95, segment: null, claims: 1 },
      { rho: 0.9, segment: 'large', claims: 2 },
      { rho: 0.95, segment: 'large', claims: 2 },
      { rho: 0.9, segment: 'medium', claims: 2 },
      { rho: 0.95, segment: 'medium', claims: 2 },
    ]);
  });

  it('shares the risk among the promises as well where they are to hold together', () => {
    const { claims } = listOf(tableOf(SIZES), { rhos: [0.9, 0.95, 0.97, 0.99], simultaneous: true });
    expect(claims.filter((claim) => claim.segment === null).map((claim) => claim.claims)).toEqual([
      4, 4, 4, 4,
    ]);
    expect(claims.find((claim) => claim.segment === 'large')?.claims).toBe(8);
  });

  it('counts clusters and not rows: duplicates do not make a segment large', () => {
    const table = tableOf([300, 10, 10]);
    const doubled = { ...table, clusterIds: table.clusterIds.map((id, row) => (row < 150 ? 'same' : id)) };
    expect(listOf(doubled, { rhos: [0.9] }, [300, 10, 10]).claims).toHaveLength(1);
  });

  it('is nothing about all requests where only a part of the kinds of work is there', () => {
    expect(listOf(only(0), { rhos: [0.9] })).toEqual({
      claims: [{ rho: 0.9, segment: 'large', claims: 1 }],
      gap: 'there is nothing of medium (25 % of the rows fitted on), small (25 % of the rows fitted on)',
    });
  });

  it('is nothing at all where that part is too small to be certified by itself', () => {
    expect(listOf(only(2), { rhos: [0.9] }).claims).toEqual([]);
  });

  it('is only all requests where there is one kind of work', () => {
    expect(listOf(only(0), { rhos: [0.9] }, [400])).toEqual({
      claims: [{ rho: 0.9, segment: null, claims: 1 }],
    });
  });
});

describe('the rows that a claim speaks of', () => {
  it('are all of them, or those of its segment', () => {
    const table = tableOf(SIZES);
    expect(rowsOfClaim(table, {}).caseIds).toHaveLength(799);
    const medium = rowsOfClaim(table, { segment: 'medium' });
    expect(medium.caseIds).toHaveLength(200);
    expect(medium.caseIds.every((id) => id.startsWith('medium'))).toBe(true);
  });
});
