import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { VernierError } from '#core';
import { userCatalogPath } from './read-user-catalog.ts';
import type { UserCatalog } from './user-catalog.ts';

/**
 * Writes the user's catalog whole or not at all.
 *
 * Throws  'file-unwritable'
 */
export function writeUserCatalog(home: string, catalog: UserCatalog): void {
  const path = userCatalogPath(home);
  try {
    mkdirSync(home, { recursive: true });
    writeFileSync(`${path}.new`, `${JSON.stringify(catalog, null, 2)}\n`);
    renameSync(`${path}.new`, path);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new VernierError(
      'file-unwritable',
      `${path} cannot be written (${reason}): make room or make it writable`,
      {
        cause: error,
      },
    );
  }
}
