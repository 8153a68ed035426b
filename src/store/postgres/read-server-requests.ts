import { Kysely, PostgresDialect } from 'kysely';
import { type StoredRequest, streamRequests } from '../requests/stream-requests.ts';
import type { Schema } from '../schema.ts';
import { toStoreError } from '../to-store-error.ts';
import { createPool } from './create-pool.ts';
import { describeDatabase } from './describe-database.ts';

/**
 * Reads the requests that a PostgreSQL server keeps, without opening a store: nothing is made, moved or written.
 *
 * Throws  'store-unavailable' when the server cannot be reached or has no such table
 */
export async function* readServerRequests(
  databaseUrl: string,
  waitMs?: number,
): AsyncGenerator<StoredRequest> {
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: createPool(databaseUrl, 1, waitMs) }),
  });
  try {
    yield* streamRequests(db);
  } catch (error) {
    throw toStoreError(error, describeDatabase(databaseUrl));
  } finally {
    await db.destroy();
  }
}
