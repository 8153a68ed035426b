import { isJsonObject } from '../json/json-object.ts';

/** Members that hold encoded files: they are no text that becomes text tokens. */
const FILE_MEMBERS: ReadonlySet<string> = new Set([
  'data',
  'file_data',
  'url',
  'signature',
  'encrypted_content',
]);

/**
 * Counts the UTF-8 bytes of all text in a JSON value, names of members included, encoded files left out.
 *
 * Units   bytes
 */
export function textBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (Array.isArray(value)) {
    let bytes = 0;
    for (const item of value) bytes += textBytes(item);
    return bytes;
  }
  if (!isJsonObject(value)) return 0;
  let bytes = 0;
  for (const key in value) {
    const member = value[key];
    if (typeof member !== 'string' || !FILE_MEMBERS.has(key)) bytes += key.length + textBytes(member);
  }
  return bytes;
}
