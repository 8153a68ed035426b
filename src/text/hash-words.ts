/** Number of hash buckets: 2^16, the size at which routing quality was measured. */
export const BUCKET_COUNT = 65_536;

/** Where FNV-1a starts. */
export const FNV_OFFSET = 0x811c9dc5;
/** What FNV-1a multiplies by at every character. */
export const FNV_PRIME = 0x01000193;
const BIGRAM_SALT = 0x9e3779b1;

/** Spreads a 32-bit hash over the buckets; FNV alone leaves its low bits uneven. */
export function toBucket(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) & (BUCKET_COUNT - 1);
}

/** Whether a character belongs to a word: letters, digits, `_` and everything beyond ASCII. */
export function isWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || // a-z; the text is lower-cased before
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code > 127
  );
}

/**
 * Calls `visit` with the bucket of every word and of every pair of neighbouring words, in order.
 *
 * Words are runs of letters, digits, `_` and non-ASCII characters; every other visible character is a word of its own.
 *
 * Source  feature hashing, Weinberger et al. 2009 (arXiv 0902.2206); FNV-1a with the murmur3 finaliser
 */
export function hashWords(text: string, visit: (bucket: number) => void): void {
  const lower = text.toLowerCase();
  let previous = 0;
  let position = 0;
  while (position < lower.length) {
    const code = lower.charCodeAt(position);
    if (code <= 32) {
      position += 1;
      continue;
    }
    let hash = Math.imul(FNV_OFFSET ^ code, FNV_PRIME);
    position += 1;
    if (isWordCode(code)) {
      for (let next = lower.charCodeAt(position); isWordCode(next); next = lower.charCodeAt(position)) {
        hash = Math.imul(hash ^ next, FNV_PRIME);
        position += 1;
      }
    }
    visit(toBucket(hash));
    if (previous !== 0) visit(toBucket(Math.imul(previous, BIGRAM_SALT) ^ hash));
    previous = hash;
  }
}
