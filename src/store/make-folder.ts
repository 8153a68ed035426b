import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/**
 * Makes a folder that only this user can read, and the parents that it lacks; one that is there stays as it is.
 *
 * Throws  the file system's own error: unlike Node's `recursive`, which for a read-only disk says that nothing is there,
 *         and never ends where `/proc` takes no folder
 */
export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (hasCode(error, 'EEXIST') && statSync(path).isDirectory()) return;
    const parent = dirname(path);
    if (!hasCode(error, 'ENOENT') || parent === path) throw error;
    makeFolder(parent);
    mkdirSync(path, { mode: 0o700 });
  }
}
