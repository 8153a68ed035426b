import {
  CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  type QueryCompiler,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from 'kysely';
import { startWorker, type WorkerClient } from '../worker/start-worker.ts';
import { toStoreError } from '../to-store-error.ts';
import type { QueryAnswer, QueryCall, QueryData } from './query-call.ts';

type QueryClient = WorkerClient<QueryCall, QueryAnswer>;

/** Makes Kysely's SQLite dialect with the file opened, and every statement run, in a worker thread. */
export function createWorkerDialect(path: string, lockWaitMs?: number): Dialect {
  return {
    createDriver: (): Driver => new WorkerDriver({ path, lockWaitMs }),
    createQueryCompiler: (): QueryCompiler => new SqliteQueryCompiler(),
    createAdapter: (): DialectAdapter => new TransactionalAdapter(),
    createIntrospector: (db: Kysely<unknown>): DatabaseIntrospector => new SqliteIntrospector(db),
  };
}

/** SQLite can undo table changes, and migrations in one transaction cannot be run twice by two processes. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class WorkerConnection implements DatabaseConnection {
  readonly #client: QueryClient;
  readonly #path: string;

  constructor(client: QueryClient, path: string) {
    this.#client = client;
    this.#path = path;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    try {
      const { rows, changedRows } = await this.#client.call({ type: 'query', sql, parameters });
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the row type is Kysely's promise about the statement it compiled
      return { rows: rows as Row[], numAffectedRows: BigInt(changedRows) };
    } catch (error) {
      throw toStoreError(error, this.#path);
    }
  }

  // oxlint-disable-next-line require-yield -- Kysely's interface demands a generator, and neither database streams
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('the store does not stream rows: read them in pages, by key');
  }
}

class WorkerDriver implements Driver {
  readonly #data: QueryData;
  #client: QueryClient | undefined;
  #connection: WorkerConnection | undefined;

  constructor(data: QueryData) {
    this.#data = data;
  }

  async init(): Promise<void> {
    const client: QueryClient = startWorker('./query-worker', {
      baseUrl: import.meta.url,
      workerData: this.#data,
    });
    this.#client = client;
    try {
      await client.call({ type: 'open' });
    } catch (error) {
      await client.stop();
      throw toStoreError(error, this.#data.path);
    }
    this.#connection = new WorkerConnection(client, this.#data.path);
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#connection === undefined) throw new Error('the database is not open');
    return this.#connection;
  }

  /** A transaction that may write takes the write lock at once, so that it never fails half-way for want of it. */
  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const begin = settings.accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    await this.#client?.call({ type: 'close' });
    await this.#client?.stop();
  }
}
