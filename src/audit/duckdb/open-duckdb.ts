/** A database in memory that reads files by itself; nothing is written, fetched or sent. */
export interface DuckDb {
  /** Runs a query and gives its rows in pieces, as they come. */
  query(sql: string): AsyncGenerator<readonly (readonly unknown[])[], void>;
  close(): void;
}

/** What sums need; a query that would need more fails. */
const MEMORY = '1GB';
const CLOSED = {
  memory_limit: MEMORY,
  // without a folder of its own it writes nothing
  temp_directory: '',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

async function loadDuckDb() {
  try {
    return await import('@duckdb/node-api');
  } catch {
    // an optional dependency: not installed, or not made for this platform
    return undefined;
  }
}

/** Opens DuckDB; nothing where it is not installed. */
export async function openDuckDb(): Promise<DuckDb | undefined> {
  const duckdb = await loadDuckDb();
  if (duckdb === undefined) return undefined;
  const instance = await duckdb.DuckDBInstance.create(':memory:', CLOSED);
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  return {
    async *query(sql) {
      const result = await connection.stream(sql);
      yield* result.yieldRows();
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
