import { type Catalog, openCatalog } from '#catalog';
import type { Terminal } from '#core';

/**
 * Opens the catalog with the user's `catalog.json`, and says in what the two do not agree: a line for each.
 *
 * Throws  'config-invalid', 'file-unreadable' where catalog.json cannot be used
 */
export function openCatalogAloud(home: string, terminal: Pick<Terminal, 'note'>): Catalog {
  const { catalog, conflicts } = openCatalog(home);
  for (const conflict of conflicts) terminal.note(`note: ${conflict}`);
  return catalog;
}
