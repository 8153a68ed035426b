import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashWordParts } from './hash-word-parts.ts';
import { BUCKET_COUNT, hashWords } from './hash-words.ts';

function bucketsOf(text: string): number[] {
  const buckets: number[] = [];
  hashWordParts(text, (bucket) => buckets.push(bucket));
  return buckets;
}

function wordBucket(word: string): number | undefined {
  const buckets: number[] = [];
  hashWords(word, (bucket) => buckets.push(bucket));
  return buckets[0];
}

describe('hashWordParts', () => {
  it('gives these words these buckets in every run, so that a student trained yesterday still reads them', () => {
    expect(bucketsOf('Leases end!')).toMatchInlineSnapshot(`
      [
        56538,
        3978,
        26009,
        9848,
        25152,
        29483,
        19645,
        53025,
      ]
    `);
  });

  it('visits the first 3 to 6 characters of a word, then the word', () => {
    expect(['a', 'an', 'and', 'lease', 'leases', 'leasehold'].map((word) => bucketsOf(word).length)).toEqual([
      1, 1, 2, 4, 5, 5,
    ]);
  });

  it('lets the forms of a word share their beginnings', () => {
    const leased = new Set(bucketsOf('leased'));
    expect(bucketsOf('leasing').filter((bucket) => leased.has(bucket))).toHaveLength(2);
  });

  it('keeps a beginning apart from a word that is spelled the same', () => {
    expect(bucketsOf('taxes')).not.toContain(wordBucket('tax'));
  });

  it('finds the words that hashWords finds, and every bucket inside the table, for any text', () => {
    const anyText = fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes));
    fc.assert(
      fc.property(anyText, (text) => {
        const parts = bucketsOf(text);
        expect(parts.every((bucket) => bucket >= 0 && bucket < BUCKET_COUNT)).toBe(true);
        const words: number[] = [];
        hashWords(text, (bucket) => words.push(bucket));
        // w1, w2, pair, w3, pair …
        const single = words.filter((_, index) => index === 0 || index % 2 === 1);
        expect(single.filter((bucket) => !parts.includes(bucket))).toEqual([]);
      }),
    );
  });
});
