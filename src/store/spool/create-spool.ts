import { closeSync, mkdirSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { type RequestRecord, VernierError } from '#core';
import { reasonOf } from '../to-store-error.ts';
import { createReserve, type Reserve } from './create-reserve.ts';
import { listSpoolFiles, spoolFilePath } from './spool-file.ts';

/**
 * Whether records reach the disk with room to spare; `waiting` records are in memory only and would be lost with the
 * process, and none wait while the reserve lasts.
 */
export type SpoolState =
  | { readonly status: 'ok' }
  | { readonly status: 'unwritable'; readonly waiting: number; readonly reason: string };

/** The file that takes every finished request's record, before any database sees it. */
export interface Spool {
  /**
   * Writes a record as one line, by one system call; on a full disk the reserve is given up to it, and what cannot be
   * written even then waits in memory.
   *
   * Throws  'ledger-unwritable' when it can neither be written nor wait
   */
  append(record: RequestRecord): void;
  /**
   * Tells whether records can be written and the reserve is held; tries those that wait and to take the reserve first,
   * so that asking is what heals it.
   */
  state(): SpoolState;
  /**
   * Ends the file, so that it is deleted once it is in the database; nothing may be appended after.
   *
   * Throws  'ledger-unwritable' when records still wait
   */
  close(): void;
}

/** What a spool is made from. */
export interface SpoolOptions {
  /** `Store.spoolDirectory`; at most one spool for each process and folder. */
  readonly directory: string;
  readonly processId: number;
  /** Size after which a new file is begun, in bytes; default 16 MiB. */
  readonly maxFileBytes?: number;
  /** Records that may wait in memory while the file cannot be written; default 10,000. */
  readonly maxWaitingRecords?: number;
  /** Bytes of the disk kept free for the records of answers that run when it is full; default 4 MiB. */
  readonly reserveBytes?: number;
  /** Bytes free on the disk of the folder; default what the system says. */
  readonly freeBytes?: (directory: string) => number;
  /** Writes text to a file and returns the bytes written; default `fs.writeSync`. */
  readonly write?: (fileDescriptor: number, text: string) => number;
}

interface OpenFile {
  readonly descriptor: number;
  readonly sequence: number;
  bytes: number;
}

/**
 * Opens a new spool file of this process; files that an earlier process of the same id left are marked as finished.
 *
 * Throws  'ledger-unwritable' when the folder or the file cannot be made
 */
export function createSpool(options: SpoolOptions): Spool {
  try {
    return new FileSpool(options);
  } catch (error) {
    throw new VernierError(
      'ledger-unwritable',
      `the spool folder ${options.directory} cannot be written (${reasonOf(error)}): make it writable, or choose another home folder`,
      { cause: error, details: { directory: options.directory } },
    );
  }
}

const FULL_CODES: readonly unknown[] = ['ENOSPC', 'EDQUOT'];

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && FULL_CODES.includes(error.code);
}

class FileSpool implements Spool {
  readonly #directory: string;
  readonly #processId: number;
  readonly #maxFileBytes: number;
  readonly #maxWaitingRecords: number;
  readonly #write: (fileDescriptor: number, text: string) => number;
  readonly #reserve: Reserve;
  #waiting: string[] = [];
  /** Whether the file ends in a piece of a line. */
  #torn = false;
  #reason = '';
  /** Whether the last line was refused for want of room. */
  #isFull = false;
  #file: OpenFile;

  constructor(options: SpoolOptions) {
    this.#directory = options.directory;
    this.#processId = options.processId;
    this.#maxFileBytes = options.maxFileBytes ?? 16 * 1024 * 1024;
    this.#maxWaitingRecords = options.maxWaitingRecords ?? 10_000;
    this.#write = options.write ?? writeSync;
    mkdirSync(this.#directory, { recursive: true, mode: 0o700 });
    const former = listSpoolFiles(this.#directory).filter((file) => file.processId === this.#processId);
    for (const file of former) if (file.state === 'open') this.#markClosed(file.sequence);
    this.#file = this.#openFile(1 + Math.max(0, ...former.map((file) => file.sequence)));
    this.#reserve = createReserve({
      directory: this.#directory,
      processId: this.#processId,
      bytes: options.reserveBytes ?? 4 * 1024 * 1024,
      freeBytes: options.freeBytes,
    });
    this.#reserve.hold();
  }

  append(record: RequestRecord): void {
    const line = `${JSON.stringify(record)}\n`;
    this.#writeWaiting();
    if (this.#waiting.length === 0 && this.#writeLine(line)) return;
    if (this.#waiting.length >= this.#maxWaitingRecords) {
      throw this.#unwritable(`${this.#waiting.length} records wait already and no more may`);
    }
    this.#waiting.push(line);
  }

  state(): SpoolState {
    this.#writeWaiting();
    const waiting = this.#waiting.length;
    if (waiting > 0) return { status: 'unwritable', waiting, reason: this.#reason };
    if (this.#reserve.hold()) return { status: 'ok' };
    return { status: 'unwritable', waiting, reason: this.#reserve.reason };
  }

  close(): void {
    this.#writeWaiting();
    this.#reserve.giveUp();
    closeSync(this.#file.descriptor);
    if (this.#file.bytes === 0) unlinkSync(this.#path(this.#file.sequence, 'open'));
    else this.#markClosed(this.#file.sequence);
    if (this.#waiting.length > 0) throw this.#unwritable(`${this.#waiting.length} records are lost`);
  }

  #writeWaiting(): void {
    let written = 0;
    while (written < this.#waiting.length && this.#writeLine(this.#waiting[written] ?? '')) written += 1;
    if (written > 0) this.#waiting = this.#waiting.slice(written);
  }

  /** Writes one line, where the disk is full into the room of the reserve. */
  #writeLine(line: string): boolean {
    if (this.#tryLine(line)) return true;
    return this.#isFull && this.#reserve.giveUp() && this.#tryLine(line);
  }

  /** Writes one line whole; a line that was only begun is begun again on a fresh line. */
  #tryLine(line: string): boolean {
    this.#isFull = false;
    try {
      for (let tries = 0; tries < 2; tries += 1) {
        const text = this.#torn ? `\n${line}` : line;
        const written = this.#write(this.#file.descriptor, text);
        this.#file.bytes += written;
        this.#torn = written < Buffer.byteLength(text) && (this.#torn || written > 0);
        if (!this.#torn && written > 0) {
          this.#rotateWhenFull();
          return true;
        }
        this.#reason = `only ${written} of ${Buffer.byteLength(text)} bytes were written`;
      }
    } catch (error) {
      this.#reason = reasonOf(error);
      this.#isFull = isDiskFull(error);
    }
    return false;
  }

  #rotateWhenFull(): void {
    if (this.#file.bytes < this.#maxFileBytes) return;
    const full = this.#file;
    try {
      this.#file = this.#openFile(full.sequence + 1);
      closeSync(full.descriptor);
      this.#markClosed(full.sequence);
    } catch {
      // no new file to be had now: the full one still takes lines, and the next append tries again
    }
  }

  #openFile(sequence: number): OpenFile {
    // ax: never a file that exists, so that no two processes write one file
    return { descriptor: openSync(this.#path(sequence, 'open'), 'ax', 0o600), sequence, bytes: 0 };
  }

  #markClosed(sequence: number): void {
    renameSync(this.#path(sequence, 'open'), this.#path(sequence, 'closed'));
  }

  #path(sequence: number, state: 'open' | 'closed'): string {
    return spoolFilePath(this.#directory, { processId: this.#processId, sequence, state });
  }

  #unwritable(what: string): VernierError {
    return new VernierError(
      'ledger-unwritable',
      `the ledger in ${this.#directory} cannot be written (${this.#reason}), ${what}: free some space or repair the disk`,
      { details: { directory: this.#directory, waiting: this.#waiting.length } },
    );
  }
}
