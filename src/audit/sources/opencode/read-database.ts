import type { DatabaseSync } from 'node:sqlite';
import { isObject, type JsonObject } from '../../reading/json-field.ts';
import type { ReadDatabase } from '../../reading/declared-source.ts';
import { namesOf } from './names-of.ts';
import { readSessions } from './read-sessions.ts';
import { LONGEST_STEP_BYTES, readSteps } from './read-steps.ts';
import { tellMessage } from './tell-message.ts';

/** The tables that hold a generation's sessions and messages. */
interface Generation {
  readonly sessions: string;
  /** Gives `id`, `session_id`, `type` and `data` of each message. */
  readonly messages: string;
}

const FIRST = 'select id, session_id, null as type, data from message';
const SECOND = "select id, session_id, type, data from session_message where type = 'assistant'";

/** Looks at no part that is too long to say how a step ended, which leaves nearly all of a large table unread. */
const OF_SEVERAL_STEPS = `select message_id as name from part where length(data) <= ${LONGEST_STEP_BYTES}
  and data like '%"step-finish"%' group by message_id having count(*) > 1`;
const PARTS = 'select data from part where message_id = ? order by id';

/** Since 2.0 the older tables stay as they were, and what is in them is, for the most part, in the newer ones as well. */
function generationOf(tables: ReadonlySet<string>): Generation | undefined {
  const hasFirst = tables.has('message');
  if (tables.has('session_v2') && tables.has('session_message')) {
    const rest = `${FIRST} where id not in (select id from session_message)`;
    return { sessions: 'session_v2', messages: hasFirst ? `${SECOND} union all ${rest}` : SECOND };
  }
  return hasFirst ? { sessions: 'session', messages: FIRST } : undefined;
}

function parse(data: unknown): JsonObject | undefined {
  try {
    const value: unknown = typeof data === 'string' ? JSON.parse(data) : undefined;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Gives what reads the steps of a message; versions before 1.0 made several calls for one message. */
function createStepReader(database: DatabaseSync, tables: ReadonlySet<string>) {
  const severalSteps = tables.has('part') ? namesOf(database, OF_SEVERAL_STEPS) : new Set<string>();
  const parts = severalSteps.size === 0 ? undefined : database.prepare(PARTS);
  return (message: string) => {
    if (parts === undefined || !severalSteps.has(message)) return [];
    return readSteps(parts.all(message).map(({ data }) => parse(data)));
  };
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
  const stepsOf = createStepReader(database, tables);
  for (const { id, session_id: session, type, data } of database.prepare(generation.messages).iterate()) {
    const message = parse(data);
    if (message === undefined) {
      sink.problem('not-json');
      continue;
    }
    const place = places.get(String(session)) ?? { session };
    tellMessage({ ...message, type }, { ...place, steps: stepsOf(String(id)) }, sink);
  }
};
