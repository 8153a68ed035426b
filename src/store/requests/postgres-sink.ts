import { createPool } from '../postgres/create-pool.ts';
import type { RequestSink } from './request-sink.ts';
import { REQUEST_COLUMNS, type RequestRow } from './to-request-row.ts';

/** One statement for any number of rows: a parameter for each column, each an array. */
function insertStatement(): string {
  const columns = REQUEST_COLUMNS.map(([name]) => name);
  const arrays = REQUEST_COLUMNS.map(([, type], index) => `$${index + 1}::${type}[]`);
  return `insert into requests (${columns.join(', ')}) select * from unnest(${arrays.join(', ')}) on conflict (id) do nothing`;
}

function toColumnArrays(rows: readonly RequestRow[]): unknown[][] {
  return REQUEST_COLUMNS.map((_, index) => rows.map((row) => row[index]));
}

/** Writes request rows to PostgreSQL, where a commit is durable by itself. */
export function createPostgresSink(databaseUrl: string): RequestSink {
  const pool = createPool(databaseUrl, 1);
  const statement = insertStatement();
  return {
    insert: async (rows) => {
      await pool.query(statement, toColumnArrays(rows));
    },
    makeDurable: () => Promise.resolve(true),
    close: () => pool.end(),
  };
}
