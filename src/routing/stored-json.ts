/** Reads a JSON column: PostgreSQL gives it parsed, SQLite as text. */
export function parseStoredJson(stored: unknown): unknown {
  return typeof stored === 'string' ? JSON.parse(stored) : stored;
}
