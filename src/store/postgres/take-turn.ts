import { PostgresAdapter, sql, type Transaction } from 'kysely';
import type { Schema } from '../schema.ts';

/**
 * Waits until no other transaction has the turn of this name, and keeps it to the end of this one: what is read after
 * it holds all that the former wrote.
 *
 * Shape   asked first in a transaction of level 'read committed'; SQLite gives whole transactions their turn by itself
 */
export async function takeTurn(transaction: Transaction<Schema>, name: string): Promise<void> {
  if (!(transaction.getExecutor().adapter instanceof PostgresAdapter)) return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`vernier ${name}`}, 0))`.execute(transaction);
}
