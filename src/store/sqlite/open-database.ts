import { DatabaseSync } from 'node:sqlite';

const LOCK_WAIT_MS = 5_000;
const WAL_SWITCH_TRIES = 100;
const WAL_SWITCH_PAUSE_MS = 20;
const SQLITE_BUSY = 5;

/** Tells whether an error says that another connection holds the lock. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

/** Switches to write-ahead logging; SQLite does not wait by itself when another process does the same just now. */
function switchToWal(database: DatabaseSync): void {
  const pause = new Int32Array(new SharedArrayBuffer(4));
  for (let triesLeft = WAL_SWITCH_TRIES; ; triesLeft -= 1) {
    try {
      database.exec('pragma journal_mode = wal');
      return;
    } catch (error) {
      if (!isBusy(error) || triesLeft === 0) throw error;
      Atomics.wait(pause, 0, 0, WAL_SWITCH_PAUSE_MS);
    }
  }
}

/**
 * Opens the SQLite file as every connection of the store has it; blocks, so worker threads only.
 *
 * Throws  SQLite's own error, translated by `toStoreError`
 */
export function openDatabase(path: string, lockWaitMs = LOCK_WAIT_MS): DatabaseSync {
  const database = new DatabaseSync(path, { timeout: lockWaitMs });
  try {
    switchToWal(database);
    database.exec('pragma synchronous = normal; pragma foreign_keys = on');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
