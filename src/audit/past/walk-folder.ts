import { join } from 'node:path';
import type { Disk, DiskEntry } from './disk.ts';
import type { SessionTally } from './session-tally.ts';

/** How a folder is walked. */
export interface FolderWalk {
  readonly disk: Disk;
  readonly tally: Pick<SessionTally, 'isOver' | 'fail'>;
  /** How many floors of folders below it are entered. */
  readonly levels: number;
  /** Sees every file, and the folders of the lowest floor. */
  readonly visit: (folder: string, entry: DiskEntry) => Promise<void> | void;
}

/**
 * Walks a folder entry by entry, one thing after the other, until the tally has enough.
 *
 * Shape   links are never followed below the folder itself, and no more floors are entered than a layout has
 */
export async function walkFolder(folder: string, walk: FolderWalk): Promise<void> {
  const { disk, tally, levels, visit } = walk;
  if (tally.isOver()) return;
  try {
    for await (const entry of await disk.opendir(folder)) {
      if (tally.isOver()) return;
      if (levels > 0 && entry.isDirectory()) {
        await walkFolder(join(folder, entry.name), { ...walk, levels: levels - 1 });
      } else {
        await visit(folder, entry);
      }
    }
  } catch (error) {
    tally.fail(folder, error);
  }
}
