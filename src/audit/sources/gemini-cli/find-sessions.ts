import { join } from 'node:path';
import { IsoDate } from '#core';
import type { DiskEntry } from '../../past/disk.ts';
import type { SessionSearch } from '../../past/session-search.ts';
import { walkFolder } from '../../past/walk-folder.ts';
import { chatsHome } from './chats-home.ts';

/** `session-2026-11-02T08-00-<id>.jsonl`; older versions wrote `.json`, and go on in a file of the other form. */
const SESSION = /^(?<id>session-(?<day>\d{4}-\d\d-\d\d).*)\.jsonl?$/u;

/**
 * Finds the sessions of Gemini CLI by the names of their files, which say on which day each began.
 *
 * Shape   sub-agents have a folder of their own beside the sessions, which is not entered
 * Source  google-gemini/gemini-cli, packages/core/src/services/chatRecordingService.ts; audit/README.md
 */
export async function findSessions(search: SessionSearch): Promise<void> {
  const { disk, tally } = search;
  const home = chatsHome(search);
  if (home === undefined) return;
  const visitSession = (_folder: string, entry: DiskEntry) => {
    const { id, day } = SESSION.exec(entry.name)?.groups ?? {};
    if (id !== undefined && entry.isFile()) tally.add(id, IsoDate.safeParse(day).data);
  };
  const visitProject = async (folder: string, entry: DiskEntry) => {
    if (!entry.isDirectory()) return;
    await walkFolder(join(folder, entry.name, 'chats'), { disk, tally, levels: 0, visit: visitSession });
  };
  await walkFolder(home, { disk, tally, levels: 0, visit: visitProject });
}
