import { DatabaseSync } from 'node:sqlite';
import type { ReadDatabase } from './declared-source.ts';
import type { TranscriptSink } from './transcript-sink.ts';

/** One database, and whom to tell of it. */
export interface DatabaseOrder {
  readonly path: string;
  readonly read: ReadDatabase;
  readonly sink: TranscriptSink;
}

/** Milliseconds to wait for whoever is writing. */
const LOCK_WAIT_MS = 2000;

/** Reads a SQLite database, which is never written to. */
export function readDatabase({ path, read, sink }: DatabaseOrder): void {
  const database = new DatabaseSync(path, { readOnly: true, timeout: LOCK_WAIT_MS });
  try {
    read(database, path, sink);
  } finally {
    database.close();
  }
}
