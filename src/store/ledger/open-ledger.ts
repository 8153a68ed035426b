import type { RequestRecord } from '#core';
import type { RequestSink } from '../requests/request-sink.ts';
import { toRequestRow } from '../requests/to-request-row.ts';
import { createIngester, type Ingester, type IngestReport } from '../spool/ingest-spool.ts';
import { createSpoolSync, type SpoolSync } from '../spool/sync-spool.ts';
import { reasonOf } from '../to-store-error.ts';
import { isProcessAlive } from './is-process-alive.ts';
import type { LedgerData } from './ledger-call.ts';

const TICK_MS = 50;
/** Ticks without a pass after a refusal, so that a database that is down is not asked 20 times a second. */
const TICKS_AFTER_REFUSAL = 10;
const MAX_BATCH_ROWS = 500;

/** The part of the store that writes requests; blocks its thread, so worker threads only. */
export interface Ledger {
  /** Runs one pass over the spool; one that has begun already is waited for first. */
  ingest(): Promise<IngestReport>;
  save(records: readonly RequestRecord[]): Promise<IngestReport>;
  /** Syncs and ingests what is left, and ends. */
  close(): Promise<IngestReport>;
}

/**
 * Opens the database for writing, then syncs the spool and ingests it every 50 ms.
 *
 * Throws  the driver's own error
 */
export async function openLedger(data: LedgerData): Promise<Ledger> {
  return new TickingLedger(data, await createSink(data.database));
}

async function createSink(database: LedgerData['database']): Promise<RequestSink> {
  // only the driver that is used is loaded
  if (database.kind === 'sqlite') {
    const { createSqliteSink } = await import('../requests/sqlite-sink.ts');
    return createSqliteSink(database.path);
  }
  const { createPostgresSink } = await import('../requests/postgres-sink.ts');
  return createPostgresSink(database.databaseUrl);
}

class TickingLedger implements Ledger {
  readonly #sink: RequestSink;
  readonly #ingester: Ingester;
  readonly #spoolSync: SpoolSync;
  readonly #timer: NodeJS.Timeout;
  #running: Promise<IngestReport> | undefined;
  #next: Promise<IngestReport> | undefined;
  #syncFailure: string | undefined;
  #ticksToSkip = 0;

  constructor({ spoolDirectory, processId }: LedgerData, sink: RequestSink) {
    this.#sink = sink;
    this.#ingester = createIngester({ directory: spoolDirectory, processId, isProcessAlive, sink });
    this.#spoolSync = createSpoolSync(spoolDirectory, processId);
    // a long pass gives way between its chunks, so that the sync comes in time
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  ingest(): Promise<IngestReport> {
    if (this.#running !== undefined) {
      this.#next ??= this.#running.then(() => {
        this.#next = undefined;
        return this.ingest();
      });
      return this.#next;
    }
    this.#running = this.#pass().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async save(records: readonly RequestRecord[]): Promise<IngestReport> {
    const rows = records.map((record) => toRequestRow(record, JSON.stringify(record)));
    for (let first = 0; first < rows.length; first += MAX_BATCH_ROWS) {
      await this.#sink.insert(rows.slice(first, first + MAX_BATCH_ROWS));
    }
    return this.#ingester.report();
  }

  async close(): Promise<IngestReport> {
    clearInterval(this.#timer);
    this.#sync();
    const report = await this.ingest();
    await this.#sink.close();
    return report;
  }

  async #pass(): Promise<IngestReport> {
    const report = await this.#ingester.ingest();
    if (report.state.status === 'delayed') this.#ticksToSkip = TICKS_AFTER_REFUSAL;
    if (this.#syncFailure === undefined) return report;
    return { ...report, state: { status: 'delayed', reason: this.#syncFailure } };
  }

  #tick(): void {
    this.#sync();
    if (this.#ticksToSkip > 0) this.#ticksToSkip -= 1;
    else if (this.#running === undefined) void this.ingest();
  }

  #sync(): void {
    try {
      this.#spoolSync.syncGrown();
      this.#syncFailure = undefined;
    } catch (error) {
      // the next tick tries again, and the reports say it meanwhile
      this.#syncFailure = reasonOf(error);
    }
  }
}
