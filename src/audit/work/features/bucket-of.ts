import { hashWords } from '#text';

/** Gives the bucket of a single word, as routing hashes words. */
export function bucketOfWord(word: string): number {
  let first: number | undefined;
  hashWords(word, (bucket) => {
    first ??= bucket;
  });
  return first ?? 0;
}

/** Gives the bucket of a name that is no word of a message: of a tool, or of a kind of agent. */
export function bucketOfName(kind: 'tool' | 'agent', name: string): number {
  return bucketOfWord(`${kind}_${name.replaceAll(/\W/gu, '_')}`);
}
