import { hashText } from '../../tally/hash-text.ts';

/** Knows words again that are common enough to be shown; of all others, only a hash. */
export interface WordBook {
  /** Counts a word for a session. */
  see(word: string, bucket: number, session: number): void;
  /** Gives the word of a bucket, once so many sessions had it; the first of several. */
  wordOf(bucket: number): string | undefined;
}

/** A word that fewer sessions have might be somebody's secret. */
const LEAST_SESSIONS = 5;
/** Words that come later than so many others are not shown: at about 100 bytes each, this bounds the memory. */
const MOST_WORDS = 100_000;

/**
 * Makes an empty book of words.
 *
 * Shape   a word is kept only when the fifth session has it; before, a hash of 53 bits stands for it
 */
export function createWordBook(): WordBook {
  const sessionsOf = new Map<number, number[]>();
  const words = new Map<number, string>();
  return {
    see(word, bucket, session) {
      const key = hashText(word);
      const sessions = sessionsOf.get(key);
      if (sessions === undefined) {
        if (sessionsOf.size < MOST_WORDS) sessionsOf.set(key, [session]);
        return;
      }
      if (sessions.length >= LEAST_SESSIONS || sessions.includes(session)) return;
      sessions.push(session);
      // a copy: a piece of a message would keep the whole message
      const copy = () => Buffer.from(word, 'utf8').toString('utf8');
      if (sessions.length === LEAST_SESSIONS && !words.has(bucket)) words.set(bucket, copy());
    },
    wordOf: (bucket) => words.get(bucket),
  };
}
