import { type Certificate, VernierError } from '#core';
import { type Schema, takeTurn, toStorableJson } from '#store';
import type { Kysely } from 'kysely';
import {
  ALL_TRAFFIC,
  CHUNK,
  countEarlierAttempts,
  loadAttempts,
  loadCertificatesInForce,
  loadPools,
  nextAskedAt,
} from './certificate/store.ts';
import { certify, poolHash } from './certificate/certify.ts';
import { type Claim, rowsOfClaim } from './certificate/claim.ts';
import { claimIds } from './certificate/claim-ids.ts';
import { findAnswer, type AskedClaim } from './certificate/find-answer.ts';
import { forecastCases } from './certificate/forecast-cases.ts';
import { requireWholePools } from './certificate/require-whole-pools.ts';
import { DialRecord } from './dial/dial.ts';
import type { OpenPolicy } from './open-policy.ts';
import type { RowTable } from './rows/row-table.ts';
import { parseStoredJson } from './stored-json.ts';

/** The only dial there is today; more ladders will have slots of their own. */
const SLOT = 'default';

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

/** Reads a dial as it was saved. Throws 'policy-invalid' when another Vernier wrote it in another shape. */
function parseStoredDial(row: { readonly hash: string; readonly artefact: unknown }): DialRecord {
  const parsed = DialRecord.safeParse(parseStoredJson(row.artefact));
  if (parsed.success) return parsed.data;
  throw new VernierError(
    'policy-invalid',
    `the dial in force (policy ${row.hash.slice(0, 12)}) was saved by another version of Vernier: fit it again with \`vernier dial fit\``,
    { cause: parsed.error },
  );
}

/** Loads the dial in force with its certificates in force; undefined when none was ever fitted. */
export async function loadDialInForce(db: Kysely<Schema>): Promise<DialRecord | undefined> {
  const row = await db
    .selectFrom('policies_in_force')
    .innerJoin('policies', 'policies.hash', 'policies_in_force.policy_hash')
    .select(['policies.artefact', 'policies.hash'])
    .where('slot', '=', SLOT)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const dial = parseStoredDial(row);
  return { ...dial, certificates: await loadCertificatesInForce(db, row.hash) };
}

/** The transactions of attempts stand in one line: each counts what the one before it wrote. */
const ATTEMPTS = 'certification attempts';

interface Asked extends AskedClaim {
  readonly policy: OpenPolicy;
}

/** Tests a claim that no attempt answers, and keeps the attempt. */
async function makeAttempt(
  db: Kysely<Schema>,
  { policy, rows, clusterIds, claim }: Asked,
  { now, askedAt }: { readonly now: string; readonly askedAt: string },
): Promise<Certificate> {
  const { hash } = policy.record;
  const [id] = claimIds(hash, rows, claim);
  const attempt = 1 + (await countEarlierAttempts(db, claim, clusterIds));
  const tested = certify(policy, rows, { ...claim, attempt, issuedAt: now });
  const certificate = forecastCases(policy, rows, tested);
  await db
    .insertInto('certification_attempts')
    .values({
      id,
      pool_hash: poolHash(rows),
      policy_hash: hash,
      rho: claim.rho,
      segment: claim.segment ?? ALL_TRAFFIC,
      attempted_at: askedAt,
      certificate: toStorableJson(JSON.stringify(certificate)),
    })
    .execute();
  for (let from = 0; from < clusterIds.length; from += CHUNK) {
    const values = clusterIds
      .slice(from, from + CHUNK)
      .map((clusterId) => ({ cluster_id: clusterId, attempt_id: id }));
    await db.insertInto('certification_rows').values(values).execute();
  }
  return certificate;
}

/**
 * Certifies one promise and keeps the attempt, so that re-use of rows is paid for; gives the certificate that is in
 * force from now on. The same policy, rows and promise are the same attempt: it is looked up, not made again. A part of
 * the rows of an attempt is answered by it. Processes that certify at once take turns.
 *
 * Throws  'rows-already-used' for any row whose cluster the policy was fitted on; 'not-enough-rows' for a part of the
 *         cases of an earlier test of the same policy, whatever its promise and risk, with or without fresh ones
 */
export async function certifyOnRecord(
  db: Kysely<Schema>,
  subject: { readonly policy: OpenPolicy; readonly rows: RowTable },
  options: Claim & { readonly delta: number; readonly now: string },
): Promise<Certificate> {
  const { rho, segment = null, claims = 1, delta, now } = options;
  const claim = { rho, segment, claims, delta };
  const rows = rowsOfClaim(subject.rows, claim);
  const clusterIds = [...new Set(rows.clusterIds)].toSorted();
  const asked = { policy: subject.policy, rows, clusterIds, claim };
  // a stricter level would go on seeing what stood there before the turn came
  const turns = db.transaction().setIsolationLevel('read committed');
  return await turns.execute(async (transaction) => {
    await takeTurn(transaction, ATTEMPTS);
    const { hash } = subject.policy.record;
    const ofPolicy = await loadAttempts(transaction, hash);
    const attempts = ofPolicy.filter(({ certificate }) => certificate.segment === segment);
    const askedAt = nextAskedAt(attempts, claim, now);
    const onRecord = { attempts, pools: await loadPools(transaction, attempts) };
    const known = findAnswer(hash, onRecord, asked);
    if (known === undefined) {
      requireWholePools(onRecord, asked);
      return await makeAttempt(transaction, asked, { now, askedAt });
    }
    await transaction
      .updateTable('certification_attempts')
      .set({ attempted_at: askedAt })
      .where('id', '=', known.id)
      .execute();
    return known.certificate;
  });
}
