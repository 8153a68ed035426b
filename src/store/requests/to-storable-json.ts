const UNSTORABLE_ESCAPES = /\\(?:\\|u0000|ud[89a-f][0-9a-f]{2})/g;

/**
 * Replaces what PostgreSQL refuses in JSON (NUL characters, halves of surrogate pairs) by U+FFFD.
 *
 * Shape   json: the output of `JSON.stringify`, which writes both as escapes → the same JSON otherwise
 */
export function toStorableJson(json: string): string {
  if (!json.includes('\\u')) return json;
  return json.replace(UNSTORABLE_ESCAPES, (escape) => (escape === '\\\\' ? escape : '\\ufffd'));
}
