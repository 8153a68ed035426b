import { join } from 'node:path';
import { addDatedFile } from '../../past/add-dated-file.ts';
import type { DiskEntry } from '../../past/disk.ts';
import type { SessionSearch } from '../../past/session-search.ts';
import { walkFolder } from '../../past/walk-folder.ts';
import { sessionFolders } from './session-folders.ts';

const SESSION_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;
const SUFFIX = '.jsonl';

/** A session is `<id>.jsonl` in its project's folder, or in a folder `<id>` there. */
async function visit(folder: string, entry: DiskEntry, search: SessionSearch): Promise<void> {
  const isNested = entry.isDirectory();
  if (!isNested && !(entry.isFile() && entry.name.endsWith(SUFFIX))) return;
  const id = isNested ? entry.name : entry.name.slice(0, -SUFFIX.length);
  if (!SESSION_ID.test(id) || search.tally.has(id)) return;
  const path = isNested ? join(folder, id, `${id}${SUFFIX}`) : join(folder, entry.name);
  await addDatedFile(path, id, search);
}

/**
 * Finds the sessions of Claude Code by the names of their files; sub-agents have files of other names and do not count.
 *
 * Source  code.claude.com/docs/en/claude-directory; audit/README.md
 */
export async function findSessions(search: SessionSearch): Promise<void> {
  const { disk, tally } = search;
  for (const folder of sessionFolders(search)) {
    await walkFolder(folder, {
      disk,
      tally,
      levels: 1,
      visit: (project, entry) => (project === folder ? undefined : visit(project, entry, search)),
    });
  }
}
