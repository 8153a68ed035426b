/** Returns the index of the first byte at or after `at` that is no JSON white space. */
export function skipWhitespace(bytes: Buffer, at: number): number {
  let index = at;
  while (isWhitespace(bytes[index])) index += 1;
  return index;
}

/** Returns the index after the last byte before `end` that is no JSON white space. */
export function trimWhitespace(bytes: Buffer, end: number): number {
  let index = end;
  while (isWhitespace(bytes[index - 1])) index -= 1;
  return index;
}

function isWhitespace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
