import { FNV_OFFSET, FNV_PRIME, isWordCode, toBucket } from './hash-words.ts';

/** Lengths at which the beginning of a word counts as a part: long enough to mean something, short enough to be a stem. */
const SHORTEST_PART = 3;
const LONGEST_PART = 6;

/** Keeps a beginning apart from a word that is spelled the same. */
const PART_SALT = 0x9e3779b1;

/**
 * Calls `visit` with the bucket of every word and of its first 3, 4, 5 and 6 characters, in order.
 *
 * Words are those of `hashWords`; beginnings let `lease`, `leased` and `leasing` share what they have in common.
 *
 * Source  feature hashing, Weinberger et al. 2009 (arXiv 0902.2206); FNV-1a with the murmur3 finaliser
 */
export function hashWordParts(text: string, visit: (bucket: number) => void): void {
  const lower = text.toLowerCase();
  let position = 0;
  while (position < lower.length) {
    const code = lower.charCodeAt(position);
    position += 1;
    if (code <= 32) continue;
    let hash = Math.imul(FNV_OFFSET ^ code, FNV_PRIME);
    let next = isWordCode(code) ? lower.charCodeAt(position) : Number.NaN;
    for (let length = 2; isWordCode(next); length += 1) {
      hash = Math.imul(hash ^ next, FNV_PRIME);
      if (length >= SHORTEST_PART && length <= LONGEST_PART) visit(toBucket(hash ^ PART_SALT));
      position += 1;
      next = lower.charCodeAt(position);
    }
    visit(toBucket(hash));
  }
}
