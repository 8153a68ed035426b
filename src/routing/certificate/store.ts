import { Certificate, toIsoTimestamp } from '#core';
import type { Schema } from '#store';
import type { Kysely } from 'kysely';
import { parseStoredJson } from '../stored-json.ts';
import type { FullClaim } from './claim-ids.ts';

/** How the database names the segment of a claim about all requests. */
export const ALL_TRAFFIC = '';

/** Promises nearer than this count as the same, so that 0.9001 is no fresh claim beside 0.9. */
const SAME_PROMISE = 0.005;

/** Databases limit the values of one `in (…)`. */
export const CHUNK = 500;

/** A certification attempt as it is on record. */
export interface Attempt {
  readonly id: string;
  /** When it was asked for last; it was made at its certificate's `issuedAt`. */
  readonly askedAt: string;
  readonly certificate: Certificate;
}

const placeOf = ({ segment }: Pick<Certificate, 'segment'>) => segment ?? ALL_TRAFFIC;

/** Names what is promised, where, and how surely: one certificate of each is in force. */
function promiseOf(certificate: Pick<Certificate, 'segment' | 'rho' | 'delta'>): string {
  return `${placeOf(certificate)}\0${certificate.rho}\0${certificate.delta}`;
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

async function clustersOf(db: Kysely<Schema>, { id }: Attempt): Promise<Set<string>> {
  const rows = await db
    .selectFrom('certification_rows')
    .select('cluster_id')
    .where('attempt_id', '=', id)
    .execute();
  return new Set(rows.map((row) => row.cluster_id));
}

/**
 * Finds the widest attempt at a claim that saw all its cases and more; undefined where there is none.
 *
 * Shape   `clusterIds` are asked for only where an attempt saw more cases than `n`
 */
export async function findWiderAttempt(
  db: Kysely<Schema>,
  attempts: readonly Attempt[],
  asked: {
    readonly claim: FullClaim;
    readonly n: number;
    readonly clusterIds: () => Promise<ReadonlySet<string>>;
  },
): Promise<Attempt | undefined> {
  const { claim, n } = asked;
  const wider = attempts
    .filter(({ certificate }) => promiseOf(certificate) === promiseOf(claim))
    .filter(({ certificate }) => certificate.n > n && certificate.claims >= claim.claims)
    .toReversed()
    .toSorted((a, b) => b.certificate.n - a.certificate.n);
  if (wider.length === 0) return undefined;
  const clusterIds = await asked.clusterIds();
  for (const attempt of wider) {
    const seen = await clustersOf(db, attempt);
    if ([...clusterIds].every((clusterId) => seen.has(clusterId))) return attempt;
  }
  return undefined;
}

/**
 * Loads the certificates in force of a policy: of each promise on each part of the traffic the one asked for last, or
 * the one on all the cases of which it saw only a part. Promises on all requests come first.
 */
export async function loadCertificatesInForce(
  db: Kysely<Schema>,
  policyHash: string,
): Promise<Certificate[]> {
  const attempts = await loadAttempts(db, policyHash);
  const last = new Map(attempts.map((attempt) => [promiseOf(attempt.certificate), attempt]));
  const inForce: Certificate[] = [];
  for (const attempt of last.values()) {
    const { certificate } = attempt;
    const wider = await findWiderAttempt(db, attempts, {
      claim: certificate,
      n: certificate.n,
      clusterIds: () => clustersOf(db, attempt),
    });
    inForce.push((wider ?? attempt).certificate);
  }
  return inForce.toSorted((a, b) => placeOf(a).localeCompare(placeOf(b)) || a.rho - b.rho);
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
