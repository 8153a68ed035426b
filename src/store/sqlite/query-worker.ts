import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { workerData } from 'node:worker_threads';
import { serveCalls } from '../worker/serve-calls.ts';
import { openDatabase } from './open-database.ts';
import type { QueryAnswer, QueryCall, QueryData } from './query-call.ts';

const NOTHING: QueryAnswer = { rows: [], changedRows: 0 };
// the main thread starts this file with exactly this shape
const { path, lockWaitMs }: QueryData = workerData;
let database: DatabaseSync | undefined;

/** SQLite has no booleans and no dates: they become 0 or 1 and ISO text. */
function toSqliteValue(value: unknown): SQLInputValue {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString();
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    return value;
  }
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`a query parameter of type ${typeof value} cannot be stored: pass text or a number`);
}

function runQuery(connection: DatabaseSync, sql: string, parameters: readonly unknown[]): QueryAnswer {
  const statement = connection.prepare(sql);
  const values = parameters.map(toSqliteValue);
  if (statement.columns().length > 0) return { rows: statement.all(...values), changedRows: 0 };
  return { rows: [], changedRows: Number(statement.run(...values).changes) };
}

serveCalls((call: QueryCall): QueryAnswer => {
  if (call.type === 'open') {
    database ??= openDatabase(path, lockWaitMs);
    return NOTHING;
  }
  if (database === undefined) throw new Error('the database is not open');
  if (call.type === 'query') return runQuery(database, call.sql, call.parameters);
  database.close();
  database = undefined;
  return NOTHING;
});
