import { readBuiltInFiles } from '../built-in-files.ts';
import { type Catalog, createCatalog } from '../create-catalog.ts';
import type { CatalogFile } from '../schema.ts';
import { mergeUserCatalog } from './merge-user-catalog.ts';
import { readUserCatalog } from './read-user-catalog.ts';

/** The catalog of this machine, and a sentence on everything in which the user's part and Vernier's do not agree. */
export interface OpenedCatalog {
  readonly catalog: Catalog;
  readonly conflicts: readonly string[];
}

/**
 * Makes the catalog of this machine: the data that comes with Vernier, on top of it `catalog.json` of the home folder
 * where there is one, and beside them files of models that are known only while a gateway runs.
 *
 * Throws  'file-unreadable' or 'config-invalid' when `catalog.json` cannot be used
 */
export function openCatalog(home: string, beside: readonly CatalogFile[] = []): OpenedCatalog {
  const own = [...readBuiltInFiles(), ...beside];
  const user = readUserCatalog(home);
  if (user === undefined) return { catalog: createCatalog(own), conflicts: [] };
  const { files, conflicts } = mergeUserCatalog(own, user);
  return { catalog: createCatalog(files), conflicts };
}
