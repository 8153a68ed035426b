import { BUCKET_COUNT, excerptText, hashWords } from '#text';
import { MINIMUM_TEXTS } from './vocabulary.ts';

function distinctBuckets(text: string): Set<number> {
  const buckets = new Set<number>();
  hashWords(excerptText(text), (bucket) => buckets.add(bucket));
  return buckets;
}

/**
 * Computes for each text what share of its distinct hashed words a vocabulary of all the other texts knows.
 *
 * A text knows its own words, so its share of the vocabulary that it helped to learn says nothing about a new one.
 *
 * Shape   texts: at least one → one share in [0,1] a text, 0 for an empty one
 */
export function heldOutKnownShares(texts: readonly string[]): number[] {
  const perText = texts.map(distinctBuckets);
  const textCounts = new Int32Array(BUCKET_COUNT);
  for (const buckets of perText) {
    for (const bucket of buckets) textCounts[bucket] = (textCounts[bucket] ?? 0) + 1;
  }
  return perText.map((buckets) => {
    let known = 0;
    for (const bucket of buckets) if ((textCounts[bucket] ?? 0) > MINIMUM_TEXTS) known += 1;
    return buckets.size === 0 ? 0 : known / buckets.size;
  });
}
