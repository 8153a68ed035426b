import { join } from 'node:path';
import { movableFolder, type SessionSearch } from '../../past/session-search.ts';

/** Gives the folder below which Gemini CLI keeps the chats of each project. */
export function chatsHome(search: Pick<SessionSearch, 'homeDirectory' | 'env'>): string | undefined {
  const home = movableFolder(search, 'GEMINI_CLI_HOME');
  return home === undefined ? undefined : join(home, '.gemini', 'tmp');
}
