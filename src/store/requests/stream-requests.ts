import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';

const PAGE_ROWS = 1000;

/** One request as it is stored: its id, and its `RequestRecord` as JSON text. */
export interface StoredRequest {
  readonly id: string;
  readonly record: string;
}

/**
 * Gives every request once, by id, a page of rows at a time.
 *
 * Shape   what is saved meanwhile may or may not be among them
 */
export async function* streamRequests(
  db: Kysely<Schema>,
  pageRows: number = PAGE_ROWS,
): AsyncGenerator<StoredRequest> {
  for (let after: string | undefined; ;) {
    const query = db.selectFrom('requests').select(['id', 'record']).orderBy('id').limit(pageRows);
    const page = await (after === undefined ? query : query.where('id', '>', after)).execute();
    yield* page;
    after = page.at(-1)?.id;
    if (after === undefined || page.length < pageRows) return;
  }
}
