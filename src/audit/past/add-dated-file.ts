import { dayOf } from './day-range.ts';
import type { SessionSearch } from './session-search.ts';

/** Counts a session whose day only the time of its file tells; a file that is gone by now is none. */
export async function addDatedFile(
  path: string,
  id: string,
  { disk, tally, now }: Pick<SessionSearch, 'disk' | 'tally' | 'now'>,
): Promise<void> {
  try {
    const file = await disk.lstat(path);
    if (file.isFile()) tally.add(id, dayOf(file.mtimeMs, now));
  } catch (error) {
    tally.fail(path, error);
  }
}
