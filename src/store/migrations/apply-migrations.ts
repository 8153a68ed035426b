import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { VernierError } from '#core';
import type { DatabaseKind, Schema } from '../schema.ts';
import { createFirstTables } from './create-first-tables.ts';

/** Kysely's own record of what was applied. */
type MigrationLog = { readonly kysely_migration: { readonly name: string } };

/** Every change of the tables, in the order of its name; an entry that was released is never edited. */
function listMigrations(kind: DatabaseKind): Record<string, Migration> {
  return { '0001-first-tables': { up: (db) => createFirstTables(db, kind) } };
}

async function findUnknownMigration(
  db: Kysely<Schema>,
  known: readonly string[],
): Promise<string | undefined> {
  const rows = await db
    .$extendTables<MigrationLog>()
    .selectFrom('kysely_migration')
    .select('name')
    .orderBy('name')
    .execute();
  return rows.map((row) => row.name).find((name) => !known.includes(name));
}

/**
 * Brings the tables up to date; two processes may do so at once, the second finds nothing left to do.
 *
 * Throws  'store-unavailable' when a newer Vernier has already changed the tables; the driver's own error else
 */
export async function applyMigrations(db: Kysely<Schema>, kind: DatabaseKind, place: string): Promise<void> {
  const migrations = listMigrations(kind);
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  }).migrateToLatest();
  if (error === undefined) return;
  const unknown = await findUnknownMigration(db, Object.keys(migrations)).catch(() => undefined);
  if (unknown === undefined) throw error;
  throw new VernierError(
    'store-unavailable',
    `the store ${place} was changed by a newer Vernier (migration ${unknown}): update Vernier, or use another home folder or database`,
    { cause: error, details: { place, migration: unknown } },
  );
}
