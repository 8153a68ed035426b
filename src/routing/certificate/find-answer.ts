import type { RowTable } from '../rows/row-table.ts';
import { poolHash } from './certify.ts';
import { claimIds, type FullClaim } from './claim-ids.ts';
import { answersClaim, type Attempt, countingAttempts, widerAttempts } from './counting-attempts.ts';
import type { Pools } from './pool-rule.ts';

/** A claim with the rows that it is asked on. */
export interface AskedClaim {
  readonly rows: RowTable;
  readonly clusterIds: readonly string[];
  readonly claim: FullClaim;
}

/** The attempts of a policy on one part of the traffic with the cases of each. */
export interface AttemptsOnRecord {
  readonly attempts: readonly Attempt[];
  readonly pools: Pools;
}

/**
 * Finds the attempt that answers a claim already, at no larger a risk: on all of more cases, or on the very same rows.
 *
 * Shape   attempts: of one policy on one part of the traffic, the one asked for last at the end
 */
export function findAnswer(
  policyHash: string,
  { attempts, pools }: AttemptsOnRecord,
  { rows, clusterIds, claim }: AskedClaim,
): Attempt | undefined {
  const counting = countingAttempts(attempts, pools);
  const [wider] = widerAttempts(counting, pools, { claim, clusterIds: new Set(clusterIds) });
  if (wider !== undefined) return wider;
  const pool = poolHash(rows);
  const same = counting.filter(
    ({ id, certificate }) =>
      certificate.poolHash === pool &&
      answersClaim(certificate, claim) &&
      claimIds(policyHash, rows, certificate).includes(id),
  );
  const [own, asRead] = claimIds(policyHash, rows, claim);
  return same.find(({ id }) => id === own || id === asRead) ?? same.at(-1);
}
