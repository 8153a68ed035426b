import { join } from 'node:path';
import { movableFolder, type SessionSearch } from '../../past/session-search.ts';

/** Gives the folders in which Codex keeps its sessions: those by day, and the archived ones side by side. */
export function sessionFolders(search: Pick<SessionSearch, 'homeDirectory' | 'env'>): readonly string[] {
  const home = movableFolder(search, 'CODEX_HOME', '.codex');
  return home === undefined ? [] : [join(home, 'sessions'), join(home, 'archived_sessions')];
}
