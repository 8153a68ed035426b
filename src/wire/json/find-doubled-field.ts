import { skipWhitespace } from './skip-whitespace.ts';

/** Finds the first field of a body whose name was there already, however it is spelled; undefined when there is none. */
export function findDoubledField(bytes: Buffer, separators: readonly number[]): string | undefined {
  const seen = new Set<string>();
  let nameAt = skipWhitespace(bytes, 0) + 1;
  for (let colon = 0; colon < separators.length; colon += 2) {
    const name = String(JSON.parse(bytes.toString('utf8', nameAt, separators[colon])));
    if (seen.has(name)) return name;
    seen.add(name);
    nameAt = (separators[colon + 1] ?? bytes.length) + 1;
  }
  return undefined;
}
