import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { isBusy, openDatabase } from '../sqlite/open-database.ts';
import type { RequestSink } from './request-sink.ts';
import { REQUEST_COLUMNS, type RequestRow } from './to-request-row.ts';

const LOCK_PAUSE_MS = 20;
const LOCK_TRIES = 50;

function insertStatement(): string {
  const columns = REQUEST_COLUMNS.map(([name]) => name);
  const marks = columns.map(() => '?').join(', ');
  return `insert into requests (${columns.join(', ')}) values (${marks}) on conflict (id) do nothing`;
}

/** Takes the write lock when it is free; SQLite's own error once there are no tries left. */
function tryBegin(database: DatabaseSync, triesLeft: number): boolean {
  try {
    database.exec('begin immediate');
    return true;
  } catch (error) {
    if (!isBusy(error) || triesLeft === 0) throw error;
    return false;
  }
}

/** Writes all rows and commits, in one go: nothing else comes between on this connection. */
function writeRows(database: DatabaseSync, statement: StatementSync, rows: readonly RequestRow[]): void {
  try {
    for (const row of rows) statement.run(...row);
    database.exec('commit');
  } catch (error) {
    // a full disk may have rolled back already
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}

/** Writes request rows to SQLite by one prepared statement; blocks, so worker threads only. */
export function createSqliteSink(path: string): RequestSink {
  const database = openDatabase(path);
  const statement = database.prepare(insertStatement());
  database.exec('pragma busy_timeout = 0');
  return {
    async insert(rows) {
      // about a second, without holding up the thread's other work
      for (let triesLeft = LOCK_TRIES; !tryBegin(database, triesLeft); triesLeft -= 1) {
        await setTimeout(LOCK_PAUSE_MS);
      }
      writeRows(database, statement, rows);
    },
    // a commit in WAL mode is only synced by a checkpoint; `busy` = 1 means that another process is at it
    makeDurable: async () => database.prepare('pragma wal_checkpoint(passive)').get()?.['busy'] === 0,
    close: async () => database.close(),
  };
}
