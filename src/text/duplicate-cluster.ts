import { sha256 } from '#core';

/**
 * Names the duplicate cluster of a text: texts that differ only in case, in the digits of their numbers, in punctuation
 * between words, or in how an accent is encoded, share it.
 *
 * Shape   text → 16 hex characters
 */
export function duplicateCluster(text: string): string {
  const normal = text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/\p{Nd}+/gu, '0')
    // marks stay: without its vowel signs a Hindi word would be another one
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  return sha256(normal === '' ? text : normal).slice(0, 16);
}
