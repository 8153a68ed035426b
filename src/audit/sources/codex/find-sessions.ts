import { IsoDate } from '#core';
import type { DiskEntry } from '../../past/disk.ts';
import type { SessionSearch } from '../../past/session-search.ts';
import { walkFolder } from '../../past/walk-folder.ts';
import { sessionFolders } from './session-folders.ts';

/** `rollout-2026-11-20T09-30-00-<id>.jsonl`, compressed after some days; the first versions wrote `.json`. */
const ROLLOUT = /^(?<id>rollout-(?<day>\d{4}-\d\d-\d\d).*)\.jsonl?(?:\.zst)?$/u;

/**
 * Finds the sessions of Codex by the names of their files, which say on which day each began.
 *
 * Source  developers.openai.com/codex/environment-variables; openai/codex, codex-rs/rollout; audit/README.md
 */
export async function findSessions(search: SessionSearch): Promise<void> {
  const { disk, tally } = search;
  const visit = (_folder: string, entry: DiskEntry) => {
    const { id, day } = ROLLOUT.exec(entry.name)?.groups ?? {};
    if (id === undefined || !entry.isFile()) return;
    tally.add(id, IsoDate.safeParse(day).data);
  };
  for (const [index, folder] of sessionFolders(search).entries()) {
    // year, month and day; archived ones lie side by side
    await walkFolder(folder, { disk, tally, levels: index === 0 ? 3 : 0, visit });
  }
}
