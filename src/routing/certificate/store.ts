import { Certificate, toIsoTimestamp } from '#core';
import type { Schema } from '#store';
import type { Kysely } from 'kysely';
import { parseStoredJson } from '../stored-json.ts';
import type { FullClaim } from './claim-ids.ts';
import { type Attempt, countingAttempts } from './counting-attempts.ts';
import type { Pools } from './pool-rule.ts';

/** How the database names the segment of a claim about all requests. */
export const ALL_TRAFFIC = '';

/** Promises nearer than this count as the same, so that 0.9001 is no fresh claim beside 0.9. */
const SAME_PROMISE = 0.005;

/** Databases limit the values of one `in (…)`. */
export const CHUNK = 500;

const placeOf = ({ segment }: Pick<Certificate, 'segment'>) => segment ?? ALL_TRAFFIC;

/** Names what is promised and where. */
function promiseOf(certificate: Pick<Certificate, 'segment' | 'rho'>): string {
  return `${placeOf(certificate)}\0${certificate.rho}`;
}

/** Loads the attempts of a policy, the one asked for last at the end. */
export async function loadAttempts(db: Kysely<Schema>, policyHash: string): Promise<Attempt[]> {
  const rows = await db
    .selectFrom('certification_attempts')
    .select(['id', 'attempted_at', 'certificate'])
    .where('policy_hash', '=', policyHash)
    .execute();
  return rows
    .map((row) => ({
      id: row.id,
      askedAt: row.attempted_at,
      certificate: Certificate.parse(parseStoredJson(row.certificate)),
    }))
    .toSorted((a, b) => (a.askedAt < b.askedAt ? -1 : 1));
}

/** Loads the cases of attempts, each pool once. */
export async function loadPools(db: Kysely<Schema>, attempts: readonly Attempt[]): Promise<Pools> {
  const attemptOf = new Map(attempts.map(({ id, certificate }) => [certificate.poolHash, id]));
  const pools = new Map<string, ReadonlySet<string>>();
  for (const [poolHash, id] of attemptOf) {
    const rows = await db
      .selectFrom('certification_rows')
      .select('cluster_id')
      .where('attempt_id', '=', id)
      .execute();
    pools.set(poolHash, new Set(rows.map((row) => row.cluster_id)));
  }
  return pools;
}

/**
 * Loads the certificates in force of a policy: of each promise on each part of the traffic the one asked for last, and
 * of those asked for before it the ones at a smaller risk, which may be all that counts where less risk is taken.
 * Promises on all requests come first.
 */
export async function loadCertificatesInForce(
  db: Kysely<Schema>,
  policyHash: string,
): Promise<Certificate[]> {
  const attempts = await loadAttempts(db, policyHash);
  const counting = countingAttempts(attempts, await loadPools(db, attempts));
  const inForce: Certificate[] = [];
  for (const { certificate } of counting.toReversed()) {
    const isReplaced = inForce.some(
      (later) => promiseOf(later) === promiseOf(certificate) && later.delta <= certificate.delta,
    );
    if (!isReplaced) inForce.push(certificate);
  }
  return inForce.toSorted(
    (a, b) => placeOf(a).localeCompare(placeOf(b)) || a.rho - b.rho || a.delta - b.delta,
  );
}

/** The time that makes a claim the one asked for last: now, or just after the last one where a clock stands or went back. */
export function nextAskedAt(attempts: readonly Attempt[], claim: FullClaim, now: string): string {
  const last = attempts.findLast(({ certificate }) => promiseOf(certificate) === promiseOf(claim));
  return last === undefined || last.askedAt < now ? now : toIsoTimestamp(Date.parse(last.askedAt) + 1);
}

/** Counts the attempts that saw any of these clusters and tested the same promise. */
export async function countEarlierAttempts(
  db: Kysely<Schema>,
  { rho, segment }: Pick<FullClaim, 'rho' | 'segment'>,
  clusterIds: readonly string[],
): Promise<number> {
  const seen = new Set<string>();
  for (let from = 0; from < clusterIds.length; from += CHUNK) {
    const rows = await db
      .selectFrom('certification_rows')
      .innerJoin('certification_attempts', 'certification_attempts.id', 'certification_rows.attempt_id')
      .select('certification_rows.attempt_id')
      .distinct()
      .where('certification_rows.cluster_id', 'in', clusterIds.slice(from, from + CHUNK))
      .where('certification_attempts.rho', '>', rho - SAME_PROMISE)
      .where('certification_attempts.rho', '<', rho + SAME_PROMISE)
      .where('certification_attempts.segment', '=', segment ?? ALL_TRAFFIC)
      .execute();
    for (const row of rows) seen.add(row.attempt_id);
  }
  return seen.size;
}
