import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type JsonObject, objectOf } from '../../reading/json-field.ts';
import type { TaskTable } from '../../work/task-table.ts';
import { createTaskFollower } from './follow-tasks.ts';
import { LONGEST_PART, parsePart } from './read-parts.ts';
import { readSteps } from './read-steps.ts';
import type { MessagePlace } from './tell-message.ts';

/** What the files around a message say of it. */
type Surroundings = Pick<MessagePlace, 'told' | 'task'>;

/** A longer message is looked at alone, without the others of its session. */
const LONGEST_MESSAGE = 16_000_000;
/** So many sessions go on at the same time. */
const MOST_AT_ONCE = 64;
const MESSAGE = /^msg_\w+\.json$/u;

/** Lists a folder in the order of names, which grow with time; nothing where there is none. */
function namesIn(folder: string): readonly string[] | undefined {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return undefined;
  }
}

/** Reads a file that is one, and not too long; nothing where it cannot be read. */
function readText(path: string, longest: number): string | undefined {
  try {
    const facts = statSync(path);
    return facts.isFile() && facts.size <= longest ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

function readMessage(path: string): JsonObject | undefined {
  try {
    const text = readText(path, LONGEST_MESSAGE);
    return text === undefined ? undefined : objectOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Reads the parts of the message in this file; of two places, versions have one. */
function readParts(path: string): readonly JsonObject[] | undefined {
  const session = dirname(path);
  const parts = join(dirname(dirname(session)), 'part');
  const message = basename(path, '.json');
  for (const folder of [join(parts, message), join(parts, basename(session), message)]) {
    const names = namesIn(folder);
    if (names === undefined) continue;
    const texts = names.map((name) => readText(join(folder, name), LONGEST_PART));
    return texts.map((text) => parsePart(text ?? '')).filter((part) => part !== undefined);
  }
  return undefined;
}

/** Follows the tasks of a session through all of its files. */
function readSession(folder: string, tasks: TaskTable): ReadonlyMap<string, Surroundings> {
  const follower = createTaskFollower(tasks, undefined);
  const around = new Map<string, Surroundings>();
  for (const name of namesIn(folder) ?? []) {
    const path = join(folder, name);
    const message = MESSAGE.test(name) ? readMessage(path) : undefined;
    if (message === undefined) continue;
    const parts = readParts(path);
    around.set(path, { task: follower.take(message, parts ?? []), told: parts && readSteps(parts) });
  }
  follower.end();
  return around;
}

function lookAlone(path: string): Surroundings {
  const parts = readParts(path);
  return { told: parts && readSteps(parts) };
}

/** Says whether a folder holds one session and nothing else; the first versions kept the parts in the messages. */
function isSessionFolder(folder: string, { sessionID, metadata }: JsonObject): boolean {
  return metadata === undefined && basename(folder) === sessionID;
}

/**
 * Starts to look around messages that have a file each, whose sessions are known by their folders.
 *
 * Shape   at most 64 sessions are kept at a time: files of sessions that go on together come mixed
 */
export function createSessionFolders() {
  const sessions = new Map<string, ReadonlyMap<string, Surroundings>>();

  function sessionIn(folder: string, tasks: TaskTable): ReadonlyMap<string, Surroundings> {
    const known = sessions.get(folder);
    if (known !== undefined) return known;
    const [oldest] = sessions.keys();
    if (oldest !== undefined && sessions.size >= MOST_AT_ONCE) sessions.delete(oldest);
    const session = readSession(folder, tasks);
    sessions.set(folder, session);
    return session;
  }

  return {
    /** Gives the calls of the message in this file, and the task that it belongs to. */
    lookAround(path: string, message: JsonObject, tasks: TaskTable): Surroundings {
      const folder = dirname(path);
      const found = isSessionFolder(folder, message) ? sessionIn(folder, tasks).get(path) : undefined;
      return found ?? lookAlone(path);
    },
  };
}
