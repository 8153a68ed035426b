import { isObject, type JsonObject } from './json-field.ts';
import type { Line } from './read-lines.ts';
import type { TranscriptSink } from './transcript-sink.ts';

const OPENING = 0x7b;
const CLOSING = 0x7d;
/** Space, tab and carriage return, which may stand around an object. */
const BLANKS: ReadonlySet<number | undefined> = new Set([0x20, 0x09, 0x0d]);

/** Tells what is wrong with a line: one at the end of a file may only be unfinished. */
function complain(line: Line, sink: TranscriptSink): void {
  sink.problem(line.isUnended ? 'unfinished' : 'not-json', line.number);
}

/** Says whether the line can be an object at all, and complains of it where it cannot; nothing is parsed. */
export function looksLikeObject(line: Line, sink: TranscriptSink): boolean {
  const { bytes } = line;
  let [first, last] = [0, bytes.length - 1];
  while (BLANKS.has(bytes[first])) first += 1;
  while (BLANKS.has(bytes[last])) last -= 1;
  if (bytes[first] === OPENING && bytes[last] === CLOSING) return true;
  complain(line, sink);
  return false;
}

/** Parses a line, and complains of it where it is no object. */
export function parseLine(line: Line, sink: TranscriptSink): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(line.bytes.toString('utf8'));
    if (isObject(value)) return value;
  } catch {
    // said below
  }
  complain(line, sink);
  return undefined;
}
