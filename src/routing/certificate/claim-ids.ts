import { contentHash } from '#core';
import { hashRows, type RowTable } from '../rows/row-table.ts';
import type { Claim } from './claim.ts';

/** A claim whose parts are all named, with the risk it was asked at. */
export type FullClaim = Required<Claim> & { readonly delta: number };

/** The same rows with their plans in the order of their ids, so that a ladder's order makes no other claim. */
function orderPlansById(table: RowTable): RowTable {
  const id = (plan: number) => table.plans[plan]?.id ?? '';
  const order = [...table.plans.keys()].toSorted((a, b) => (id(a) < id(b) ? -1 : 1));
  const pick = <T>(values: readonly T[]) => order.flatMap((plan) => values.slice(plan, plan + 1));
  return { ...table, plans: pick(table.plans), scores: pick(table.scores), costsUsd: pick(table.costsUsd) };
}

/**
 * The names under which an attempt at this claim on these rows may be on record: its own first, then that of the order
 * in which the plans were read, as older attempts are named.
 */
export function claimIds(policyHash: string, rows: RowTable, claim: FullClaim): readonly [string, string] {
  const { rho, segment, claims, delta } = claim;
  const nameOf = (rowsHash: string) =>
    contentHash({ policyHash, rows: rowsHash, delta, rho, segment, claims });
  return [nameOf(hashRows(orderPlansById(rows))), nameOf(hashRows(rows))];
}
