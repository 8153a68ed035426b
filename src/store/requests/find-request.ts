import type { Kysely } from 'kysely';
import { type DecisionId, type RequestId, RequestRecord, VernierError } from '#core';
import type { Schema } from '../schema.ts';

/** What a request may be looked up by. */
export type RequestKey =
  | { readonly type: 'request'; readonly id: RequestId }
  | { readonly type: 'decision'; readonly id: DecisionId };

function parseStoredRecord(json: string, id: string): RequestRecord {
  const parsed = RequestRecord.safeParse(JSON.parse(json));
  if (parsed.success) return parsed.data;
  throw new VernierError(
    'store-unavailable',
    `the stored record of ${id} cannot be read by this version: update Vernier`,
    { cause: parsed.error, details: { id } },
  );
}

/**
 * Reads one request's record; the first one received, where several carry one decision.
 *
 * Throws  'store-unavailable' when the stored record is of a version that this code does not know
 */
export async function findRequest(db: Kysely<Schema>, key: RequestKey): Promise<RequestRecord | undefined> {
  const row = await db
    .selectFrom('requests')
    .select('record')
    .where(key.type === 'request' ? 'id' : 'decision_id', '=', key.id)
    .orderBy('received_at')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : parseStoredRecord(row.record, key.id);
}
