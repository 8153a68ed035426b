import { Pool, TypeOverrides } from 'pg';

const CONNECT_WAIT_MS = 10_000;
const OID = { int8: 20, json: 114, numeric: 1700, jsonb: 3802 } as const;

/** Reads PostgreSQL's values as SQLite gives them: counts and sums as numbers, JSON as text. */
function createTypes(): TypeOverrides {
  const types = new TypeOverrides();
  types.setTypeParser(OID.int8, Number);
  types.setTypeParser(OID.numeric, Number);
  types.setTypeParser(OID.json, String);
  types.setTypeParser(OID.jsonb, String);
  return types;
}

/** Makes a pool of connections to PostgreSQL; connects when first asked. */
export function createPool(databaseUrl: string, maxConnections: number, waitMs = CONNECT_WAIT_MS): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: maxConnections,
    connectionTimeoutMillis: waitMs,
    types: createTypes(),
  });
  // an idle connection that breaks is replaced by the pool; without a listener it would end the process
  pool.on('error', () => undefined);
  return pool;
}
