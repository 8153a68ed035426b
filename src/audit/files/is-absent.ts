import { lstat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Says whether nothing is at a path that cannot be found; not so where a link on the way leads nowhere. */
export async function isAbsent(path: string): Promise<boolean> {
  for (let at = path; ; at = dirname(at)) {
    try {
      const facts = await lstat(at);
      return !facts.isSymbolicLink();
    } catch {
      if (dirname(at) === at) return true;
    }
  }
}
