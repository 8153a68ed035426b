import type { DatabaseSync } from 'node:sqlite';
import { amountOf, isObject, type JsonObject, nameOf } from '../../reading/json-field.ts';
import type { ReadDatabase } from '../../reading/declared-source.ts';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';
import { type MessagePlace, tellMessage } from './tell-message.ts';

const TOKEN_COLUMNS = [
  'tokens_input',
  'tokens_output',
  'tokens_reasoning',
  'tokens_cache_read',
  'tokens_cache_write',
];

/** The tables that hold a generation's sessions and messages. */
interface Generation {
  readonly sessions: string;
  /** Gives `session_id`, `type` and `data` of each message. */
  readonly messages: string;
}

const FIRST = 'select session_id, null as type, data from message';
const SECOND = "select session_id, type, data from session_message where type = 'assistant'";

/** Since 2.0 the older tables stay as they were, and what is in them is, for the most part, in the newer ones as well. */
function generationOf(tables: ReadonlySet<string>): Generation | undefined {
  const hasFirst = tables.has('message');
  if (tables.has('session_v2') && tables.has('session_message')) {
    const rest = `${FIRST} where id not in (select id from session_message)`;
    return { sessions: 'session_v2', messages: hasFirst ? `${SECOND} union all ${rest}` : SECOND };
  }
  return hasFirst ? { sessions: 'session', messages: FIRST } : undefined;
}

function namesOf(database: DatabaseSync, query: string): ReadonlySet<string> {
  return new Set(Array.from(database.prepare(query).iterate(), ({ name }) => String(name)));
}

/** Tells what a session's row says of all its calls; versions before its columns leave 0 in them. */
function tellTotals(row: JsonObject, session: string, sink: TranscriptSink): void {
  const counts = TOKEN_COLUMNS.map((column) => amountOf(row[column]) ?? 0);
  const tokens = counts.reduce((sum, count) => sum + count, 0);
  if (tokens === 0) return;
  const costUsd = amountOf(row['cost']);
  sink.stated({ source: 'opencode', session, tokens, costUsd: costUsd === 0 ? undefined : costUsd });
}

function readSessions(database: DatabaseSync, tables: readonly string[], sink: TranscriptSink) {
  const places = new Map<string, MessagePlace>();
  for (const table of tables) {
    for (const row of database.prepare(`select * from ${table}`).iterate()) {
      const session = nameOf(row['id']);
      if (session === undefined || places.has(session)) continue;
      const agentType = nameOf(row['parent_id']) === undefined ? 'main' : 'sub-agent';
      places.set(session, { session, project: row['directory'], agentType });
      tellTotals(row, session, sink);
    }
  }
  return places;
}

function parse(data: unknown): JsonObject | undefined {
  try {
    const value: unknown = typeof data === 'string' ? JSON.parse(data) : undefined;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Reads the database of opencode: sessions with their totals, then messages one row at a time. */
export const readDatabase: ReadDatabase = (database, _path, sink) => {
  const tables = namesOf(database, "select name from sqlite_master where type = 'table'");
  const generation = generationOf(tables);
  if (generation === undefined) {
    sink.problem('not-a-table');
    return;
  }
  const sessionTables = [generation.sessions, 'session'].filter((table) => tables.has(table));
  const places = readSessions(database, [...new Set(sessionTables)], sink);
  for (const row of database.prepare(generation.messages).iterate()) {
    const { session_id: session, type, data } = row;
    const message = parse(data);
    if (message === undefined) sink.problem('not-json');
    else tellMessage({ ...message, type }, places.get(String(session)) ?? { session }, sink);
  }
};
