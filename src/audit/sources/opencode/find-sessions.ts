import { join, resolve } from 'node:path';
import { addDatedFile } from '../../past/add-dated-file.ts';
import { dayOf } from '../../past/day-range.ts';
import type { DiskEntry } from '../../past/disk.ts';
import { movableFolder, type SessionSearch } from '../../past/session-search.ts';
import { walkFolder } from '../../past/walk-folder.ts';

const SESSION = /^(?<id>ses_\w+)\.json$/u;
/** One for each release channel; `-wal` holds what was written last. */
const DATABASE = /^opencode(?:-[\w.-]+)?\.db(?:-wal)?$/u;
const IN_MEMORY = ':memory:';

async function addDatabase(path: string, { disk, tally, now }: SessionSearch): Promise<void> {
  try {
    const file = await disk.lstat(path);
    if (file.isFile()) tally.addDatabase(dayOf(file.mtimeMs, now));
  } catch (error) {
    tally.fail(path, error);
  }
}

/**
 * Finds the sessions of opencode: those that have a file, and whether there is a database, which is not opened.
 *
 * Shape   since 1.2 sessions are in the database, and those that were summarised have a file of changes beside it
 * Source  opencode.ai/v1/docs/troubleshooting; anomalyco/opencode, packages/opencode/src/storage; audit/README.md
 */
export async function findSessions(search: SessionSearch): Promise<void> {
  const { disk, tally, env } = search;
  const dataHome = movableFolder(search, 'XDG_DATA_HOME', '.local', 'share');
  if (dataHome === undefined) return;
  const data = join(dataHome, 'opencode');
  const visitSession = async (folder: string, entry: DiskEntry) => {
    const id = SESSION.exec(entry.name)?.groups?.['id'];
    if (id === undefined || !entry.isFile() || tally.has(id)) return;
    await addDatedFile(join(folder, entry.name), id, search);
  };
  const visitData = async (folder: string, entry: DiskEntry) => {
    if (DATABASE.test(entry.name)) await addDatabase(join(folder, entry.name), search);
  };
  await walkFolder(data, { disk, tally, levels: 0, visit: visitData });
  const database = env['OPENCODE_DB'];
  if (database !== undefined && database !== '' && database !== IN_MEMORY && !tally.isOver()) {
    await addDatabase(resolve(data, database), search);
  }
  await walkFolder(join(data, 'storage', 'session_diff'), { disk, tally, levels: 0, visit: visitSession });
  await walkFolder(join(data, 'storage', 'session'), { disk, tally, levels: 1, visit: visitSession });
}
