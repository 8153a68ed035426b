import { VernierError } from '#core';
import { describeName, describeShape } from './describe-value.ts';
import { findDoubledField } from './find-doubled-field.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { keepSeparators } from './kept-separators.ts';
import { skipWhitespace } from './skip-whitespace.ts';
import { exceedsDepth, walkContainer } from './walk-container.ts';

/** The bounds of a body; what lies beyond is refused before it is parsed. */
export interface BodyLimits {
  /** Default 32 MiB, the providers' own limit. */
  readonly maxBytes?: number;
  /** Arrays and objects inside each other; default 200. */
  readonly maxDepth?: number;
}

/** The largest body that is read: 32 MiB, the providers' own limit. */
export const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** Bodies above this are walked over for their depth before they are parsed as well: 1 MiB. */
const WALK_FIRST_ABOVE_BYTES = 1024 * 1024;

/** The deepest nesting that is read. */
export const MAX_BODY_DEPTH = 200;

/**
 * Parses the body of a request, once.
 *
 * Shape   UTF-8 bytes → one JSON object; of duplicate members further down the last wins, as in `JSON.parse`
 * Throws  'body-too-large', 'body-too-deep', 'body-not-json', or 'bad-request' when it is no object or names a field
 *         twice: an upstream may read the other one than was checked here
 */
export function parseBody(bytes: Buffer, limits: BodyLimits = {}): JsonObject {
  const { maxBytes = MAX_BODY_BYTES, maxDepth = MAX_BODY_DEPTH } = limits;
  if (bytes.length > maxBytes) {
    throw new VernierError(
      'body-too-large',
      `the body is too large (${bytes.length} bytes): send at most ${maxBytes} bytes`,
      { details: { bytes: bytes.length, maxBytes } },
    );
  }
  const text = bytes.toString('utf8');
  // a parser given 32 MB of "[" needs gigabytes to find out; a smaller body is walked over once, when it is parsed
  if (bytes.length > WALK_FIRST_ABOVE_BYTES && exceedsDepth(text, maxDepth)) throw tooDeep(maxDepth);
  const value = parseJson(text, maxDepth);
  if (!isJsonObject(value)) throw noObject(value);
  const separators = walkFields(bytes, text, maxDepth);
  refuseDoubles(bytes, value, separators);
  keepSeparators(bytes, separators);
  return value;
}

/** Finds where the fields are parted, and refuses what is nested too deeply, in one walk over the body. */
function walkFields(bytes: Buffer, text: string, maxDepth: number): readonly number[] {
  // one character a byte, so that their places agree
  const spelled = text.length === bytes.length ? text : bytes.toString('latin1');
  const separators: number[] = [];
  const end = walkContainer(spelled, skipWhitespace(bytes, 0), { maxDepth, separators });
  if (end === undefined) throw tooDeep(maxDepth);
  return separators;
}

function refuseDoubles(bytes: Buffer, body: JsonObject, separators: readonly number[]): void {
  const names = Object.keys(body);
  // between n fields stand n colons and n - 1 commas
  const isOneEach = names.length === Math.ceil(separators.length / 2);
  // after a name with a backslash, V8 may take an escaped spelling of another name for it: that hides a double
  if (isOneEach && !names.some((name) => name.includes('\\'))) return;
  const doubled = findDoubledField(bytes, separators);
  if (doubled === undefined) return;
  throw new VernierError(
    'bad-request',
    `the body holds ${describeName(doubled)} more than once: send it once`,
  );
}

function noObject(value: unknown): VernierError {
  const advice = 'send an object such as {"model": …, "messages": […]}';
  return new VernierError(
    'bad-request',
    `the body is no JSON object, it is ${describeShape(value)}: ${advice}`,
  );
}

function parseJson(text: string, maxDepth: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (exceedsDepth(text, maxDepth)) throw tooDeep(maxDepth);
    // the parser's own words quote the body, which may be a prompt: only the position is kept, and no cause
    const position = error instanceof SyntaxError ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
    const where = position === undefined ? describeLength(text) : `at character ${position}`;
    throw new VernierError(
      'body-not-json',
      `the body is not JSON (${where}): send one JSON object in UTF-8`,
      {
        details: position === undefined ? {} : { position: Number(position) },
      },
    );
  }
}

function tooDeep(maxDepth: number): VernierError {
  const message = `the body is nested too deeply (more than ${maxDepth} levels): flatten it`;
  return new VernierError('body-too-deep', message, { details: { maxDepth } });
}

function describeLength(text: string): string {
  return text === '' ? 'it is empty' : `in ${text.length} characters`;
}
