import type { DatabaseSync } from 'node:sqlite';

/** Gives what a query finds under `name`. */
export function namesOf(database: DatabaseSync, query: string): ReadonlySet<string> {
  return new Set(Array.from(database.prepare(query).iterate(), ({ name }) => String(name)));
}
