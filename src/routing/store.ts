import { Certificate, contentHash, VernierError } from '#core';
import { type Schema, takeTurn, toStorableJson } from '#store';
import type { Kysely } from 'kysely';
import { certify, poolHash } from './certificate/certify.ts';
import { type Claim, rowsOfClaim } from './certificate/claim.ts';
import { forecastCases } from './certificate/forecast-cases.ts';
import { DialRecord } from './dial/dial.ts';
import type { OpenPolicy } from './open-policy.ts';
import { hashRows, type RowTable } from './rows/row-table.ts';

/** The only dial there is today; more ladders will have slots of their own. */
const SLOT = 'default';

/** Promises nearer than this count as the same, so that 0.9001 is no fresh claim beside 0.9. */
const SAME_PROMISE = 0.005;

/** How the database names the segment of a claim about all requests. */
const ALL_TRAFFIC = '';

/** Databases limit the values of one `in (…)`. */
const CHUNK = 500;

/**
 * Saves a dial and puts it in force; its certificates are saved by the attempts that earned them.
 *
 * A policy's hash is of its fit rows alone, so the same policy may come again with other readings: the newest stay.
 */
export async function saveDial(db: Kysely<Schema>, dial: DialRecord, changedAt: string): Promise<void> {
  const { policy } = dial;
  const fitted = {
    created_at: policy.createdAt,
    artefact: toStorableJson(JSON.stringify({ ...dial, certificates: [] })),
  };
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('policies')
      .values({ hash: policy.hash, ...fitted })
      .onConflict((conflict) => conflict.column('hash').doUpdateSet(fitted))
      .execute();
    await transaction
      .insertInto('policies_in_force')
      .values({ slot: SLOT, policy_hash: policy.hash, version: 1, changed_at: changedAt })
      .onConflict((conflict) =>
        conflict.column('slot').doUpdateSet((update) => ({
          policy_hash: policy.hash,
          version: update('policies_in_force.version', '+', 1),
          changed_at: changedAt,
        })),
      )
      .execute();
  });
}

function parseJson(text: unknown): unknown {
  return typeof text === 'string' ? JSON.parse(text) : text;
}

const placeOf = ({ segment }: Certificate) => segment ?? ALL_TRAFFIC;

/** Keeps the newest certificate of each promise and risk on each part of the traffic; promises on all of it first. */
function newestOfEach(certificates: readonly Certificate[]): Certificate[] {
  const newest = new Map<string, Certificate>();
  for (const certificate of certificates.toSorted((a, b) => (a.issuedAt < b.issuedAt ? -1 : 1))) {
    newest.set(`${placeOf(certificate)}\0${certificate.rho}\0${certificate.delta}`, certificate);
  }
  return [...newest.values()].toSorted((a, b) => placeOf(a).localeCompare(placeOf(b)) || a.rho - b.rho);
}

/** Reads a dial as it was saved. Throws 'policy-invalid' when another Vernier wrote it in another shape. */
function parseStoredDial(row: { readonly hash: string; readonly artefact: unknown }): DialRecord {
  const parsed = DialRecord.safeParse(parseJson(row.artefact));
  if (parsed.success) return parsed.data;
  throw new VernierError(
    'policy-invalid',
    `the dial in force (policy ${row.hash.slice(0, 12)}) was saved by another version of Vernier: fit it again with \`vernier dial fit\``,
    { cause: parsed.error },
  );
}

/** Loads the dial in force with its newest certificates; undefined when none was ever fitted. */
export async function loadDialInForce(db: Kysely<Schema>): Promise<DialRecord | undefined> {
  const row = await db
    .selectFrom('policies_in_force')
    .innerJoin('policies', 'policies.hash', 'policies_in_force.policy_hash')
    .select(['policies.artefact', 'policies.hash'])
    .where('slot', '=', SLOT)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const dial = parseStoredDial(row);
  const attempts = await db
    .selectFrom('certification_attempts')
    .select('certificate')
    .where('policy_hash', '=', row.hash)
    .execute();
  const certificates = attempts.map((attempt) => Certificate.parse(parseJson(attempt.certificate)));
  return { ...dial, certificates: newestOfEach(certificates) };
}

/** Attempts that saw any of these clusters and tested the same promise, this one left out. */
async function earlierAttempts(
  db: Kysely<Schema>,
  about: Pick<Claim, 'rho'> & {
    readonly segment: string | null;
    readonly clusterIds: readonly string[];
    readonly id: string;
  },
): Promise<number> {
  const seen = new Set<string>();
  for (let from = 0; from < about.clusterIds.length; from += CHUNK) {
    const rows = await db
      .selectFrom('certification_rows')
      .innerJoin('certification_attempts', 'certification_attempts.id', 'certification_rows.attempt_id')
      .select('certification_rows.attempt_id')
      .distinct()
      .where('certification_rows.cluster_id', 'in', about.clusterIds.slice(from, from + CHUNK))
      .where('certification_attempts.rho', '>', about.rho - SAME_PROMISE)
      .where('certification_attempts.rho', '<', about.rho + SAME_PROMISE)
      .where('certification_attempts.segment', '=', about.segment ?? ALL_TRAFFIC)
      .execute();
    for (const row of rows) seen.add(row.attempt_id);
  }
  seen.delete(about.id);
  return seen.size;
}

/** The transactions of attempts stand in one line: each counts what the one before it wrote. */
const ATTEMPTS = 'certification attempts';

/**
 * Certifies one promise and keeps the attempt, so that re-use of rows is paid for. The same policy, rows and promise
 * are the same attempt: it is looked up, not made again. Processes that certify at once take turns.
 *
 * Throws  'rows-already-used' for any row whose cluster the policy was fitted on
 */
export async function certifyOnRecord(
  db: Kysely<Schema>,
  subject: { readonly policy: OpenPolicy; readonly rows: RowTable },
  options: Claim & { readonly delta: number; readonly now: string },
): Promise<Certificate> {
  const { policy } = subject;
  const { rho, segment = null, claims = 1, delta, now } = options;
  const claim = { rho, segment, claims };
  const rows = rowsOfClaim(subject.rows, claim);
  const pool = poolHash(rows);
  const id = contentHash({ policyHash: policy.record.hash, rows: hashRows(rows), delta, ...claim });
  // a stricter level would go on seeing what stood there before the turn came
  const turns = db.transaction().setIsolationLevel('read committed');
  return await turns.execute(async (transaction) => {
    await takeTurn(transaction, ATTEMPTS);
    const known = await transaction
      .selectFrom('certification_attempts')
      .select('certificate')
      .where('id', '=', id)
      .executeTakeFirst();
    if (known !== undefined) return Certificate.parse(parseJson(known.certificate));
    const clusterIds = [...new Set(rows.clusterIds)].toSorted();
    const attempt = 1 + (await earlierAttempts(transaction, { clusterIds, rho, segment, id }));
    const tested = certify(policy, rows, { ...claim, delta, attempt, issuedAt: now });
    const certificate = forecastCases(policy, rows, tested);
    await transaction
      .insertInto('certification_attempts')
      .values({
        id,
        pool_hash: pool,
        policy_hash: policy.record.hash,
        rho,
        segment: segment ?? ALL_TRAFFIC,
        attempted_at: now,
        certificate: toStorableJson(JSON.stringify(certificate)),
      })
      .execute();
    for (let from = 0; from < clusterIds.length; from += CHUNK) {
      const values = clusterIds
        .slice(from, from + CHUNK)
        .map((clusterId) => ({ cluster_id: clusterId, attempt_id: id }));
      await transaction.insertInto('certification_rows').values(values).execute();
    }
    return certificate;
  });
}
