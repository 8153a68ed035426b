import { isAbsolute, join } from 'node:path';
import { movableFolder, type SessionSearch } from '../../past/session-search.ts';

/**
 * Gives the folders in which Claude Code keeps its projects: `CLAUDE_CONFIG_DIR` stands for the whole folder; without
 * it, the usual one and the one of some versions of 2025.
 */
export function sessionFolders(search: Pick<SessionSearch, 'homeDirectory' | 'env'>): readonly string[] {
  const named = search.env['CLAUDE_CONFIG_DIR'];
  if (named !== undefined && isAbsolute(named)) return [join(named, 'projects')];
  const { homeDirectory } = search;
  const config = movableFolder(search, 'XDG_CONFIG_HOME', '.config');
  return [
    ...(homeDirectory === undefined ? [] : [join(homeDirectory, '.claude', 'projects')]),
    ...(config === undefined ? [] : [join(config, 'claude', 'projects')]),
  ];
}
