import { join } from 'node:path';
import { type Dialect, Kysely, PostgresDialect } from 'kysely';
import { type DecisionId, type RequestId, type RequestRecord, VernierError } from '#core';
import type { LedgerAnswer, LedgerCall, LedgerData } from './ledger/ledger-call.ts';
import { findBlocker } from './find-blocker.ts';
import { makeFolder } from './make-folder.ts';
import { applyMigrations } from './migrations/apply-migrations.ts';
import { describeDatabase } from './postgres/describe-database.ts';
import { findRequest, type RequestKey } from './requests/find-request.ts';
import type { DatabaseKind, Schema } from './schema.ts';
import type { IngestReport } from './spool/ingest-spool.ts';
import { protectDatabase } from './sqlite/protect-database.ts';
import { createWorkerDialect } from './sqlite/worker-dialect.ts';
import { reasonOf, toStoreError } from './to-store-error.ts';
import { startWorker, type WorkerClient } from './worker/start-worker.ts';

/** The database of one installation, and the way of its spool into it. */
export interface Store {
  /** For a feature's own queries; its errors on SQLite are translated, on PostgreSQL they are the driver's. */
  readonly db: Kysely<Schema>;
  readonly kind: DatabaseKind;
  /** Where this store's spool writes: hand it to `createSpool`. */
  readonly spoolDirectory: string;
  /** Saves records past the spool; those whose id is there already are left as they are. */
  saveRequests(records: readonly RequestRecord[]): Promise<void>;
  /** Finds a request; one that is still in the spool is ingested first. */
  findRequest(id: RequestId): Promise<RequestRecord | undefined>;
  /** Finds the request for which a decision was made; one that is still in the spool is ingested first. */
  findDecision(id: DecisionId): Promise<RequestRecord | undefined>;
  /** Ingests what is in the spool when it is called, and says how far it came. */
  ingestNow(): Promise<IngestReport>;
  /** Ingests what is left and ends both threads; close the spool before. */
  close(): Promise<void>;
}

/** What a store is opened from. */
export interface StoreOptions {
  /** The folder of `vernier.db` and `spool/`; made when it is missing. One home belongs to one machine. */
  readonly home: string;
  /** PostgreSQL's URL; without it the database is SQLite in the home folder. */
  readonly databaseUrl?: string | undefined;
  /** The process whose spool files this store syncs and deletes; default this one. */
  readonly processId?: number;
  /** Milliseconds to wait for a connection to PostgreSQL, default 10 s, or for a lock of SQLite, default 5 s. */
  readonly waitMs?: number;
}

const POSTGRES_CONNECTIONS = 8;

/**
 * Opens the store, brings its tables up to date and begins to ingest its spool.
 *
 * Throws  'store-unavailable' when the home or the database cannot be used, or a newer Vernier has changed it
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const spoolDirectory = join(options.home, 'spool');
  const database = databaseOf(options);
  const place = database.kind === 'sqlite' ? database.path : describeDatabase(database.databaseUrl);
  makeHome(options.home, spoolDirectory);
  if (database.kind === 'sqlite') protectDatabase(database.path);
  // the thread loads its code while the tables are brought up to date; its first call opens the database
  const ledger = startLedger({ database, spoolDirectory, processId: options.processId ?? process.pid });
  const db = new Kysely<Schema>({ dialect: await createDialect(database, options) });
  try {
    await applyMigrations(db, database.kind, place);
    await ledger.call({ type: 'ingest' });
    return new OpenedStore({ db, ledger, kind: database.kind, spoolDirectory, place });
  } catch (error) {
    await ledger.stop();
    await db.destroy().catch(() => undefined);
    throw toOpenError(error, place);
  }
}

type LedgerClient = WorkerClient<LedgerCall, LedgerAnswer>;

function startLedger(data: LedgerData): LedgerClient {
  return startWorker('./ledger/ledger-worker', { baseUrl: import.meta.url, workerData: data });
}

function databaseOf({ home, databaseUrl }: StoreOptions): LedgerData['database'] {
  if (databaseUrl === undefined) return { kind: 'sqlite', path: join(home, 'vernier.db') };
  return { kind: 'postgres', databaseUrl };
}

async function createDialect(database: LedgerData['database'], { waitMs }: StoreOptions): Promise<Dialect> {
  if (database.kind === 'sqlite') return createWorkerDialect(database.path, waitMs);
  // the driver is loaded only where it is used
  const { createPool } = await import('./postgres/create-pool.ts');
  return new PostgresDialect({ pool: createPool(database.databaseUrl, POSTGRES_CONNECTIONS, waitMs) });
}

function makeHome(home: string, spoolDirectory: string): void {
  try {
    makeFolder(spoolDirectory);
  } catch (error) {
    const blocker = findBlocker(spoolDirectory);
    if (blocker !== undefined) {
      throw new VernierError(
        'store-unavailable',
        `the home folder ${home} cannot be used (${blocker.problem}): ${blocker.advice}`,
        { cause: error, details: { place: home } },
      );
    }
    throw toOpenError(error, home);
  }
}

/** Whatever keeps a store from opening is 'store-unavailable'; what is not known by its code says its own words. */
function toOpenError(error: unknown, place: string): unknown {
  const known = toStoreError(error, place);
  if (known instanceof VernierError) return known;
  return new VernierError(
    'store-unavailable',
    `the store ${place} cannot be opened (${reasonOf(error)}): check that it is Vernier's own, or use another home folder or database`,
    { cause: error, details: { place } },
  );
}

class OpenedStore implements Store {
  readonly db: Kysely<Schema>;
  readonly kind: DatabaseKind;
  readonly spoolDirectory: string;
  readonly #ledger: LedgerClient;
  readonly #place: string;

  constructor(
    parts: Pick<Store, 'db' | 'kind' | 'spoolDirectory'> & { ledger: LedgerClient; place: string },
  ) {
    this.db = parts.db;
    this.kind = parts.kind;
    this.spoolDirectory = parts.spoolDirectory;
    this.#ledger = parts.ledger;
    this.#place = parts.place;
  }

  async saveRequests(records: readonly RequestRecord[]): Promise<void> {
    await this.#translated(this.#ledger.call({ type: 'save', records }));
  }

  async findRequest(id: RequestId): Promise<RequestRecord | undefined> {
    return await this.#find({ type: 'request', id });
  }

  async findDecision(id: DecisionId): Promise<RequestRecord | undefined> {
    return await this.#find({ type: 'decision', id });
  }

  async ingestNow(): Promise<IngestReport> {
    return await this.#translated(this.#ledger.call({ type: 'ingest' }));
  }

  async close(): Promise<void> {
    try {
      await this.#translated(this.#ledger.call({ type: 'close' }));
    } finally {
      await this.#ledger.stop();
      await this.db.destroy();
    }
  }

  async #find(key: RequestKey): Promise<RequestRecord | undefined> {
    const found = await this.#translated(findRequest(this.db, key));
    if (found !== undefined) return found;
    await this.ingestNow();
    return await this.#translated(findRequest(this.db, key));
  }

  async #translated<Result>(work: Promise<Result>): Promise<Result> {
    try {
      return await work;
    } catch (error) {
      throw toStoreError(error, this.#place);
    }
  }
}
