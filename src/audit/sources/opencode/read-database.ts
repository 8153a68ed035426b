import type { DatabaseSync } from 'node:sqlite';
import { isObject, type JsonObject } from '../../reading/json-field.ts';
import type { ReadDatabase } from '../../reading/declared-source.ts';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';
import { createTaskFollower } from './follow-tasks.ts';
import { namesOf } from './names-of.ts';
import { LONGEST_PART, parsePart } from './read-parts.ts';
import { readSessions } from './read-sessions.ts';
import { readSteps } from './read-steps.ts';
import { type MessagePlace, tellMessage } from './tell-message.ts';

/** The tables that hold a generation's sessions and messages. */
interface Generation {
  /** The newer one first. */
  readonly sessions: readonly string[];
  readonly messages: readonly string[];
  /** Give `id`, `type` and `data` of the messages of one session, in their order. */
  readonly queries: readonly string[];
}

const FIRST = 'select id, null as type, data from message where session_id = ?';
const SECOND = `select id, type, data from session_message where session_id = ? and type in ('user', 'assistant')`;
const LEFT_BEHIND = `${FIRST} and not exists (select 1 from session_message as newer where newer.id = message.id)`;
const PARTS = `select data from part where message_id = ? and length(data) <= ${LONGEST_PART} order by id`;

/** Since 2.0 the older tables stay as they were, and what is in them is, for the most part, in the newer ones as well. */
function generationOf(database: DatabaseSync, tables: ReadonlySet<string>): Generation | undefined {
  const hasFirst = tables.has('message');
  if (tables.has('session_v2') && tables.has('session_message')) {
    const columns = namesOf(database, "select name from pragma_table_info('session_message')");
    const second = `${SECOND} order by ${columns.has('seq') ? 'seq' : 'id'}`;
    return {
      sessions: ['session_v2', 'session'],
      messages: hasFirst ? ['session_message', 'message'] : ['session_message'],
      queries: hasFirst ? [`${LEFT_BEHIND} order by id`, second] : [second],
    };
  }
  if (!hasFirst) return undefined;
  // ids grow with time
  return { sessions: ['session'], messages: ['message'], queries: [`${FIRST} order by id`] };
}

function parse(data: unknown): JsonObject | undefined {
  try {
    const value: unknown = typeof data === 'string' ? JSON.parse(data) : undefined;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Gives what reads the parts of a message: newer versions have them in the message, older ones in a table, if at all. */
function createPartReader(database: DatabaseSync, tables: ReadonlySet<string>) {
  const parts = tables.has('part') ? database.prepare(PARTS) : undefined;
  return (id: unknown, { content }: JsonObject): readonly JsonObject[] | undefined => {
    if (Array.isArray(content)) return content.filter(isObject);
    const rows = parts?.iterate(String(id));
    return rows === undefined
      ? undefined
      : Array.from(rows, ({ data }) => parsePart(String(data))).filter((part) => part !== undefined);
  };
}

/** Starts to read the messages of one session after the other. */
function createSessionReader(
  database: DatabaseSync,
  tables: ReadonlySet<string>,
  { queries, sink }: Pick<Generation, 'queries'> & { readonly sink: TranscriptSink },
) {
  const partsOf = createPartReader(database, tables);
  const statements = queries.map((query) => database.prepare(query));
  return (session: string, place: MessagePlace) => {
    const follower = createTaskFollower(sink.tasks, place.agentType);
    for (const statement of statements) {
      for (const { id, type, data } of statement.iterate(session)) {
        const fields = parse(data);
        if (fields === undefined) {
          sink.problem('not-json');
          continue;
        }
        const message = { ...fields, type };
        const parts = partsOf(id, fields);
        const task = follower.take(message, parts ?? []);
        tellMessage(message, { ...place, told: parts && readSteps(parts), task }, sink);
      }
    }
    follower.end();
  };
}

/** Reads the database of opencode: sessions with their totals, then the messages of one after the other. */
export const readDatabase: ReadDatabase = (database, _path, sink) => {
  const tables = namesOf(database, "select name from sqlite_master where type = 'table'");
  const generation = generationOf(database, tables);
  if (generation === undefined) {
    sink.problem('not-a-table');
    return;
  }
  const { sessions, messages, queries } = generation;
  const sessionTables = sessions.filter((table) => tables.has(table));
  const places = readSessions(database, sessionTables, sink);
  const readSession = createSessionReader(database, tables, { queries, sink });
  // messages may be left of sessions whose rows are gone
  const others = messages.map((table) =>
    namesOf(database, `select distinct session_id as name from ${table}`),
  );
  for (const session of new Set([places.keys(), ...others].flatMap((names) => [...names]))) {
    readSession(session, places.get(session) ?? { session });
  }
};
