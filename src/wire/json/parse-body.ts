import { VernierError } from '#core';
import { describeName, describeShape } from './describe-value.ts';
import { memberNames } from './json-node.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { countMembers, exceedsDepth, skipWhitespace } from './skip-json.ts';

/** The bounds of a body; what lies beyond is refused before it is parsed. */
export interface BodyLimits {
  /** Default 32 MiB, the providers' own limit. */
  readonly maxBytes?: number;
  /** Arrays and objects inside each other; default 200. */
  readonly maxDepth?: number;
}

/** The largest body that is read: 32 MiB, the providers' own limit. */
export const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** Bodies above this are looked through for their depth before they are parsed: 1 MiB. */
const SCAN_FIRST_ABOVE_BYTES = 1024 * 1024;

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
  // a parser given 32 MB of "[" needs gigabytes to find out; a smaller body is cheaper to look at once it is parsed
  const isBig = bytes.length > SCAN_FIRST_ABOVE_BYTES;
  if (isBig && exceedsDepth(bytes, maxDepth)) throw tooDeep(maxDepth);
  const value = parseJson(bytes, maxDepth);
  if (!isBig && isDeeperThan(value, maxDepth)) throw tooDeep(maxDepth);
  if (isJsonObject(value)) {
    refuseDoubles(bytes, value);
    return value;
  }
  const advice = 'send an object such as {"model": …, "messages": […]}';
  throw new VernierError(
    'bad-request',
    `the body is no JSON object, it is ${describeShape(value)}: ${advice}`,
  );
}

function refuseDoubles(bytes: Buffer, body: JsonObject): void {
  const start = skipWhitespace(bytes, 0);
  if (countMembers(bytes, start) === Object.keys(body).length) return;
  const names = memberNames(bytes, start);
  const seen = new Set<string>();
  // the size tells a name that was there already
  const double = names.find((name) => seen.size === seen.add(name).size);
  throw new VernierError(
    'bad-request',
    `the body holds ${describeName(double)} more than once: send it once`,
  );
}

function parseJson(bytes: Buffer, maxDepth: number): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    if (exceedsDepth(bytes, maxDepth)) throw tooDeep(maxDepth);
    // the parser's own words quote the body, which may be a prompt: only the position is kept, and no cause
    const position = error instanceof SyntaxError ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
    const where = position === undefined ? describeBytes(bytes) : `at character ${position}`;
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

/** Tells whether a value holds more than `levels` arrays and objects inside each other; looks no deeper than that. */
function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  const members: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  return members.some((member) => isDeeperThan(member, levels - 1));
}

function describeBytes(bytes: Buffer): string {
  return bytes.length === 0 ? 'it is empty' : `in ${bytes.length} bytes`;
}
