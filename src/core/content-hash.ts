import { hash } from 'node:crypto';

/** Serialises JSON with sorted keys, so that equal values have equal bytes. `undefined` members are left out. */
export function toCanonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => toCanonicalJson(item ?? null)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${toCanonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** The SHA-256 of a text in hex: 64 characters. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** The SHA-256 of a JSON value's canonical form. */
export function contentHash(value: unknown): string {
  return sha256(toCanonicalJson(value));
}

/**
 * Maps a text to a number in [0, 1), evenly and for ever: roles of rows and draws between plans hang on it.
 *
 * Source  first 48 bits of SHA-256
 */
export function unitFromHash(text: string): number {
  return Number.parseInt(sha256(text).slice(0, 12), 16) / 2 ** 48;
}
