const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** Strings shorter than this are read byte by byte: a native search costs more to start than it saves. */
const NATIVE_SEARCH_FROM_BYTES = 24;

/** Returns the index of the first byte at or after `at` that is no JSON whitespace. */
export function skipWhitespace(bytes: Buffer, at: number): number {
  let index = at;
  for (;;) {
    const byte = bytes[index];
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return index;
    index += 1;
  }
}

/** Returns the index after the closing quote of the JSON string that opens at `at`; the end when it is not closed. */
export function skipString(bytes: Buffer, at: number): number {
  let index = at + 1;
  const near = Math.min(bytes.length, index + NATIVE_SEARCH_FROM_BYTES);
  for (; index < near; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE) return index + 1;
    if (byte === BACKSLASH) index += 1;
  }
  for (;;) {
    const quote = bytes.indexOf(QUOTE, index);
    if (quote === -1) return bytes.length;
    let before = quote;
    while (before > index && bytes[before - 1] === BACKSLASH) before -= 1;
    if ((quote - before) % 2 === 0) return quote + 1;
    index = quote + 1;
  }
}

/** Returns the index after the JSON value that starts at `at`. Expects JSON that parses. */
export function skipValue(bytes: Buffer, at: number): number {
  const first = bytes[at];
  if (first === QUOTE) return skipString(bytes, at);
  if (first === OPEN_BRACE || first === OPEN_BRACKET) return skipContainer(bytes, at);
  let index = at;
  while (index < bytes.length && !endsScalar(bytes[index])) index += 1;
  return index;
}

/** Counts the members of the object that opens at `at`, doubles included. Expects JSON that parses. */
export function countMembers(bytes: Buffer, at: number): number {
  let count = 0;
  let index = skipWhitespace(bytes, at + 1);
  while (index < bytes.length && bytes[index] !== CLOSE_BRACE) {
    const colon = skipWhitespace(bytes, skipString(bytes, index));
    const end = skipValue(bytes, skipWhitespace(bytes, colon + 1));
    count += 1;
    index = skipWhitespace(bytes, end);
    if (bytes[index] === COMMA) index = skipWhitespace(bytes, index + 1);
  }
  return count;
}

/** Tells whether the bytes open more than `maxDepth` arrays and objects inside each other. Any bytes will do. */
export function exceedsDepth(bytes: Buffer, maxDepth: number): boolean {
  let depth = 0;
  let index = 0;
  while (index < bytes.length) {
    const byte = bytes[index];
    if (byte === QUOTE) {
      index = skipString(bytes, index);
      continue;
    }
    depth += depthChange(byte);
    if (depth > maxDepth) return true;
    index += 1;
  }
  return false;
}

function skipContainer(bytes: Buffer, at: number): number {
  let depth = 0;
  let index = at;
  while (index < bytes.length) {
    const byte = bytes[index];
    if (byte === QUOTE) {
      index = skipString(bytes, index);
      continue;
    }
    depth += depthChange(byte);
    index += 1;
    if (depth === 0) return index;
  }
  return index;
}

function depthChange(byte: number | undefined): number {
  if (byte === OPEN_BRACE || byte === OPEN_BRACKET) return 1;
  if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) return -1;
  return 0;
}

function endsScalar(byte: number | undefined): boolean {
  if (byte === COMMA || byte === CLOSE_BRACE || byte === CLOSE_BRACKET) return true;
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
