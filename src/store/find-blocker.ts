import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** What stands in the way of a folder, and what to do about it. */
interface Blocker {
  /** Without an end, such as `/srv/notes is no folder`: the path itself, or the nearest above it that is there. */
  readonly problem: string;
  readonly advice: string;
}

/** What is there at a path: nothing where a link leads nowhere, or a name above it is no folder. */
function lookAt(path: string): ReturnType<typeof statSync> | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Finds what is no folder on the way to a folder that is wanted; undefined where nothing is. */
export function findBlocker(folder: string): Blocker | undefined {
  const found = lookAt(folder);
  const parent = dirname(folder);
  if (found === undefined) return parent === folder ? undefined : findBlocker(parent);
  if (found.isDirectory()) return undefined;
  const advice = 'set VERNIER_HOME to a folder';
  return {
    problem: `${folder} is no folder`,
    // nobody moves a device
    advice: found.isFile() ? `${advice}, or move ${folder} away` : advice,
  };
}
