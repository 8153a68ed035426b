import { chmodSync, closeSync, existsSync, openSync } from 'node:fs';

const OWNER_ONLY = 0o600;

/**
 * Makes sure that only its owner can read the database, new or old; SQLite gives its other files the same mode.
 *
 * A file that is there is never opened: closing it would drop the locks that this process holds on it.
 */
export function protectDatabase(path: string): void {
  try {
    closeSync(openSync(path, 'wx', OWNER_ONLY));
  } catch {
    // it is there, or cannot be made: then SQLite says so in its own words
  }
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    try {
      if (existsSync(file)) chmodSync(file, OWNER_ONLY);
    } catch {
      // another user's file keeps the mode that its owner gave it
    }
  }
}
