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
 * in which the plans were read, as older attempts are named, then those of the same claim at smaller shares of the
 * risk, which say as much.
 *
 * Shape   `most`: the most claims that may have shared the risk
 */
export function claimIds(
  policyHash: string,
  { rows, most }: { readonly rows: RowTable; readonly most: number },
  claim: FullClaim,
): readonly [string, ...string[]] {
  const { rho, segment, claims, delta } = claim;
  const hashes = [hashRows(orderPlansById(rows)), hashRows(rows)];
  const idsAt = (shared: number) =>
    hashes.map((rowsHash) =>
      contentHash({ policyHash, rows: rowsHash, delta, rho, segment, claims: shared }),
    );
  const stricter = Array.from({ length: Math.max(0, most - claims) }, (_, index) => claims + 1 + index);
  const [own = '', asRead = ''] = idsAt(claims);
  return [own, asRead, ...stricter.flatMap(idsAt)];
}
