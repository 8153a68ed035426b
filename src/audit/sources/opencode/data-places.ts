import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { movableFolder, type SessionSearch } from '../../past/session-search.ts';

/** One for each release channel. */
const DATABASE = /^opencode(?:-[\w.-]+)?\.db$/u;
const USUAL_DATABASE = 'opencode.db';
const IN_MEMORY = ':memory:';

function databasesIn(data: string): readonly string[] {
  try {
    const names = readdirSync(data).filter((name) => DATABASE.test(name));
    return names.length === 0 ? [USUAL_DATABASE] : names;
  } catch {
    return [USUAL_DATABASE];
  }
}

/** Gives the database that a variable names, if there is one. */
export function namedDatabases(search: Pick<SessionSearch, 'homeDirectory' | 'env'>): readonly string[] {
  const dataHome = movableFolder(search, 'XDG_DATA_HOME', '.local', 'share');
  const named = search.env['OPENCODE_DB'];
  if (dataHome === undefined || named === undefined || named === '' || named === IN_MEMORY) return [];
  return [resolve(dataHome, 'opencode', named)];
}

/**
 * Gives the places in which opencode keeps messages: its databases, and the folders of older versions.
 *
 * Shape   only these and not the folder above them, which also holds copies of whole working folders
 */
export function dataPlaces(search: Pick<SessionSearch, 'homeDirectory' | 'env'>): readonly string[] {
  const dataHome = movableFolder(search, 'XDG_DATA_HOME', '.local', 'share');
  if (dataHome === undefined) return [];
  const data = join(dataHome, 'opencode');
  const databases = new Set(databasesIn(data).map((name) => join(data, name)));
  for (const named of namedDatabases(search)) databases.add(named);
  return [...databases, join(data, 'storage', 'message'), join(data, 'project')];
}
