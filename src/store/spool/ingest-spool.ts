import { closeSync, fstatSync, writeFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import type { RequestSink } from '../requests/request-sink.ts';
import { reasonOf } from '../to-store-error.ts';
import { insertOrSplit } from './insert-or-split.ts';
import { deleteIfThere, openIfThere } from './missing-file.ts';
import { type ParsedLine, parseLine } from './parse-line.ts';
import { readLines } from './read-lines.ts';
import { listSpoolFiles, type SpoolFile, spoolFilePath } from './spool-file.ts';

/** How far the spool has come into the database; the counts run since the store was opened. */
export interface IngestReport {
  /** `delayed`: the database or the disk refused; the spool is kept and tried again. */
  readonly state: { readonly status: 'complete' } | { readonly status: 'delayed'; readonly reason: string };
  /** Lines written to the database, those that were there already included. */
  readonly ingestedRecords: number;
  /** Lines that could not be read, kept aside in `spool-….rejected`. */
  readonly rejectedLines: number;
}

/** What an ingester is made from. */
export interface IngesterOptions {
  readonly directory: string;
  /** The process that ingests; its own open file and those of living processes are never deleted. */
  readonly processId: number;
  readonly isProcessAlive: (processId: number) => boolean;
  readonly sink: RequestSink;
}

/** Moves spool files into the database. */
export interface Ingester {
  /** Ingests what is there when it is called. */
  ingest(): Promise<IngestReport>;
  /** How far it had come by its last call. */
  report(): IngestReport;
}

interface Progress {
  /** Tells a new file from a deleted one of the same name. */
  inode: number;
  offset: number;
  rejectedLines: number;
}

/** Makes the ingester of one spool folder; rows are idempotent by request id, so that two may work on one folder. */
export function createIngester(options: IngesterOptions): Ingester {
  return new SpoolIngester(options);
}

class SpoolIngester implements Ingester {
  readonly #options: IngesterOptions;
  readonly #progress = new Map<string, Progress>();
  #state: IngestReport['state'] = { status: 'complete' };
  #ingestedRecords = 0;
  #rejectedLines = 0;

  constructor(options: IngesterOptions) {
    this.#options = options;
  }

  async ingest(): Promise<IngestReport> {
    try {
      await this.#ingestAll();
      this.#state = { status: 'complete' };
    } catch (error) {
      // whatever refused, the spool is still there: say so, and the next pass tries again
      this.#state = { status: 'delayed', reason: reasonOf(error) };
    }
    return this.report();
  }

  report(): IngestReport {
    return {
      state: this.#state,
      ingestedRecords: this.#ingestedRecords,
      rejectedLines: this.#rejectedLines,
    };
  }

  async #ingestAll(): Promise<void> {
    const files = listSpoolFiles(this.#options.directory).filter((file) => file.state !== 'rejected');
    this.#forgetOthers(files);
    const deletable: SpoolFile[] = [];
    for (const file of files) {
      const isOwnerAlive = this.#options.isProcessAlive(file.processId);
      const isFinished = file.state === 'closed' || !isOwnerAlive;
      if (!(await this.#ingestFile(file, isFinished))) continue;
      // a living process deletes its closed files itself, when it has them in its own database
      if (isFinished && (!isOwnerAlive || file.processId === this.#options.processId)) deletable.push(file);
    }
    await this.#deleteFiles(deletable);
  }

  #forgetOthers(files: readonly SpoolFile[]): void {
    const keys = new Set(files.map(keyOf));
    for (const key of this.#progress.keys()) if (!keys.has(key)) this.#progress.delete(key);
  }

  /** Ingests a file to its end; false when it has gone meanwhile (renamed or deleted: the next pass sees). */
  async #ingestFile(file: SpoolFile, isFinished: boolean): Promise<boolean> {
    const fileDescriptor = openIfThere(file.path);
    if (fileDescriptor === undefined) return false;
    try {
      // what is written from now on belongs to the next pass, in one batch with its neighbours
      const { size, ino } = fstatSync(fileDescriptor);
      const progress = this.#progressOf(file, { size, ino });
      while (progress.offset < size) {
        const { lines, nextOffset } = readLines({ fileDescriptor, offset: progress.offset, isFinished });
        if (nextOffset === progress.offset) break;
        await this.#ingestLines(file, progress, lines.map(parseLine));
        progress.offset = nextOffset;
        // the thread has other work to do between two chunks: the group sync above all
        await setImmediate();
      }
    } finally {
      closeSync(fileDescriptor);
    }
    return true;
  }

  #progressOf(file: SpoolFile, { size, ino }: { readonly size: number; readonly ino: number }): Progress {
    const known = this.#progress.get(keyOf(file));
    if (known !== undefined && known.inode === ino && known.offset <= size) return known;
    const fresh = { inode: ino, offset: 0, rejectedLines: 0 };
    this.#progress.set(keyOf(file), fresh);
    return fresh;
  }

  async #ingestLines(file: SpoolFile, progress: Progress, parsed: readonly ParsedLine[]): Promise<void> {
    const rows = parsed.filter((item) => item.status === 'row');
    const refused = await insertOrSplit(this.#options.sink, rows);
    const rejected = [...parsed.filter((item) => item.status === 'rejected'), ...refused];
    if (rejected.length > 0) {
      const path = spoolFilePath(this.#options.directory, { ...file, state: 'rejected' });
      const text = rejected.map((item) => `${item.line}\n`).join('');
      // a file read again from its start, after a restart, replaces what was kept aside the first time
      writeFileSync(path, text, { mode: 0o600, flag: progress.rejectedLines === 0 ? 'w' : 'a' });
      progress.rejectedLines += rejected.length;
    }
    this.#ingestedRecords += rows.length - refused.length;
    this.#rejectedLines += rejected.length;
  }

  async #deleteFiles(files: readonly SpoolFile[]): Promise<void> {
    if (files.length === 0 || !(await this.#options.sink.makeDurable())) return;
    for (const file of files) {
      deleteIfThere(file.path);
      this.#progress.delete(keyOf(file));
    }
  }
}

function keyOf(file: SpoolFile): string {
  return `${file.processId}-${file.sequence}`;
}
