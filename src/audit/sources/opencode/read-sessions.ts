import type { DatabaseSync } from 'node:sqlite';
import { amountOf, type JsonObject, nameOf } from '../../reading/json-field.ts';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';
import { namesOf } from './names-of.ts';
import type { MessagePlace } from './tell-message.ts';

const TOKEN_COLUMNS = [
  'tokens_input',
  'tokens_output',
  'tokens_reasoning',
  'tokens_cache_read',
  'tokens_cache_write',
];

const SESSION_COLUMNS = ['id', 'parent_id', 'directory', 'cost', ...TOKEN_COLUMNS];

/** Tells what a session's row says of all its calls; versions before its columns leave 0 in them. */
function tellTotals(row: JsonObject, session: string, sink: TranscriptSink): void {
  const counts = TOKEN_COLUMNS.map((column) => amountOf(row[column]) ?? 0);
  const tokens = counts.reduce((sum, count) => sum + count, 0);
  if (tokens === 0) return;
  const costUsd = amountOf(row['cost']);
  sink.stated({ source: 'opencode', session, tokens, costUsd: costUsd === 0 ? undefined : costUsd });
}

/** Asks for the columns that this version has, and for none of the long ones; a fork comes after what it copied. */
function sessionsQuery(database: DatabaseSync, table: string): string {
  const columns = namesOf(database, `select name from pragma_table_info('${table}')`);
  const order = columns.has('time_created') ? 'time_created, rowid' : 'rowid';
  return `select ${SESSION_COLUMNS.filter((column) => columns.has(column)).join(', ')} from ${table} order by ${order}`;
}

/** Reads where the messages of sessions belong, and tells the sessions' own totals; of two rows the first counts. */
export function readSessions(
  database: DatabaseSync,
  tables: readonly string[],
  sink: TranscriptSink,
): ReadonlyMap<string, MessagePlace> {
  const places = new Map<string, MessagePlace>();
  for (const table of tables) {
    for (const row of database.prepare(sessionsQuery(database, table)).iterate()) {
      const session = nameOf(row['id']);
      if (session === undefined || places.has(session)) continue;
      const agentType = nameOf(row['parent_id']) === undefined ? 'main' : 'sub-agent';
      places.set(session, { session, project: row['directory'], agentType });
      tellTotals(row, session, sink);
    }
  }
  return places;
}
