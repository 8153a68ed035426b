import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUCKET_COUNT, hashWords } from './hash-words.ts';

const anyText = fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes));

function bucketsOf(text: string): number[] {
  const buckets: number[] = [];
  hashWords(text, (bucket) => buckets.push(bucket));
  return buckets;
}

/** The buckets of words without those of pairs: w1, w2, pair, w3, pair … */
function wordBuckets(text: string): number[] {
  return bucketsOf(text).filter((_, index) => index === 0 || index % 2 === 1);
}

const WORD = 32n;
const bits = (value: bigint) => BigInt.asUintN(Number(WORD), value);

/** The hash as its sources print it, in whole numbers of any size. */
function referenceBucket(word: string): number {
  let hash = 0x811c9dc5n;
  for (let index = 0; index < word.length; index += 1) {
    hash = bits((hash ^ BigInt(word.charCodeAt(index))) * 0x01000193n);
  }
  hash = bits((hash ^ (hash >> 16n)) * 0x85ebca6bn);
  hash = bits((hash ^ (hash >> 13n)) * 0xc2b2ae35n);
  return Number((hash ^ (hash >> 16n)) % BigInt(BUCKET_COUNT));
}

describe('hashWords', () => {
  it('gives these words these buckets in every run, so that a policy fitted yesterday still reads them', () => {
    expect(bucketsOf('How many apples? 3')).toMatchInlineSnapshot(`
      [
        19660,
        58877,
        45036,
        30165,
        20656,
        27062,
        28861,
        9197,
        25854,
      ]
    `);
    expect(bucketsOf('naïve 日本語 😀')).toMatchInlineSnapshot(`
      [
        699,
        16089,
        25400,
        42022,
        24532,
      ]
    `);
  });

  it('hashes a word by FNV-1a over its code units, spread by the murmur3 finaliser', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9_]{1,20}$/u), (word) => {
        expect(bucketsOf(word)).toEqual([referenceBucket(word)]);
      }),
    );
  });

  it('keeps every bucket inside the table, for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const bucket of bucketsOf(text)) {
          expect(Number.isInteger(bucket) && bucket >= 0 && bucket < BUCKET_COUNT).toBe(true);
        }
      }),
    );
  });

  it('does not tell upper from lower case, nor one blank from many', () => {
    expect(bucketsOf('How  MANY\n\tapples')).toEqual(bucketsOf('how many apples'));
  });

  it('sees the order of neighbours in the pairs, and only there', () => {
    expect(bucketsOf('dog bites man')).not.toEqual(bucketsOf('man bites dog'));
    expect(new Set(wordBuckets('dog bites man'))).toEqual(new Set(wordBuckets('man bites dog')));
    expect(bucketsOf('dog bites man')).toHaveLength(5);
  });

  it('takes every sign as a word of its own, and `_` as part of a word', () => {
    expect(wordBuckets('a+b')).toEqual([...bucketsOf('a'), ...bucketsOf('+'), ...bucketsOf('b')]);
    expect(wordBuckets('snake_case')).toHaveLength(1);
    expect(wordBuckets('??')).toEqual([...bucketsOf('?'), ...bucketsOf('?')]);
  });

  it('keeps letters outside of ASCII inside their word', () => {
    expect(wordBuckets('naïve')).toHaveLength(1);
    expect(wordBuckets('日本語 text')).toHaveLength(2);
    expect(bucketsOf('naïve')).not.toEqual(bucketsOf('naive'));
  });

  it('finds nothing in a text without visible characters', () => {
    expect(bucketsOf('')).toEqual([]);
    expect(bucketsOf(' \n\t')).toEqual([]);
  });

  it('fills the buckets evenly', () => {
    const perSixteenth = Array.from({ length: 16 }, () => 0);
    const words = 16_000;
    for (let word = 0; word < words; word += 1) {
      const part = Math.floor((16 * referenceBucket(`word${word}`)) / BUCKET_COUNT);
      perSixteenth[part] = (perSixteenth[part] ?? 0) + 1;
    }
    const chiSquare = perSixteenth.reduce((sum, count) => sum + (count - words / 16) ** 2 / (words / 16), 0);
    // the 99 % quantile of chi-square with 15 degrees of freedom
    expect(chiSquare).toBeLessThan(30.6);
  });
});
