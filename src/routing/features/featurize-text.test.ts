import { mean } from '#stats';
import { TEXT_STATISTICS } from '#text';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawRows, ROUTABLE } from '../__fixtures__/synthetic-world.ts';
import { createFeaturizer } from './featurize-text.ts';
import { heldOutKnownShares } from './held-out-known-shares.ts';
import { fitVocabulary } from './vocabulary.ts';

const texts = drawRows(ROUTABLE, { rows: 300, seed: 'texts' }).texts;
const vocabulary = fitVocabulary(texts);
const featurizer = createFeaturizer(vocabulary);
const wordsOf = (text: string) => {
  const { columns, values } = featurizer.featurize(text);
  return [...columns].flatMap((column, index) =>
    column < vocabulary.buckets.length ? [{ column, value: values[index] ?? 0 }] : [],
  );
};
const anyText = fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes));

describe('fitVocabulary', () => {
  it('knows a word that two texts have, not one of a single text', () => {
    const { buckets } = fitVocabulary(['apple pear', 'apple plum', 'cherry']);
    expect(buckets).toHaveLength(1);
  });

  it('gives a word of every text no weight', () => {
    const { idf } = fitVocabulary(['apple 1', 'apple 2', 'apple 3']);
    expect([...idf]).toEqual([0]);
  });

  it('learns from a single text without falling over', () => {
    const lonely = createFeaturizer(fitVocabulary(['alone']));
    expect(lonely.featurize('alone').values.every(Number.isFinite)).toBe(true);
  });
});

describe('featurize', () => {
  it('gives a known text words of length 1 together', () => {
    const length = Math.hypot(...wordsOf(texts[0] ?? '').map(({ value }) => value));
    expect(length).toBeCloseTo(1, 12);
  });

  it('gives the same text the same features, whatever came before it', () => {
    const before = featurizer.featurize(texts[1] ?? '');
    featurizer.featurize(texts[2] ?? '');
    expect(featurizer.featurize(texts[1] ?? '')).toEqual(before);
  });

  it('keeps every figure finite and every column its own, for any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { columns, values, knownShare } = featurizer.featurize(text);
        expect(new Set(columns).size).toBe(columns.length);
        expect(columns.every((column) => column >= 0 && column < featurizer.columnCount)).toBe(true);
        expect(values.every((value) => Math.abs(value) <= 1)).toBe(true);
        expect(knownShare >= 0 && knownShare <= 1).toBe(true);
      }),
    );
  });

  it('knows nothing of an empty text but its statistics', () => {
    const { columns, knownShare } = featurizer.featurize('');
    expect(columns).toHaveLength(TEXT_STATISTICS.length + 1);
    expect(knownShare).toBe(0);
  });

  it('sees of 10 MB the first and last 1,000 characters and the length', () => {
    const edge = 'filling1 '.repeat(120);
    const long = (letter: string) => featurizer.featurize(`${edge}${letter.repeat(10_000_000)}${edge}`);
    expect(long('a')).toEqual(long('b'));
  });
});

describe('heldOutKnownShares', () => {
  it('does not let a text vouch for its own words', () => {
    // `apple` is in two other texts, `pear` in one other, `fig` in none
    const shares = heldOutKnownShares(['apple', 'apple', 'apple', 'pear', 'pear', 'fig', '']);
    expect(shares).toEqual([1, 1, 1, 0, 0, 0, 0]);
  });

  it('is about as high for fit texts as the known share of new texts like them', () => {
    const fresh = drawRows(ROUTABLE, { rows: 300, seed: 'new texts' }).texts;
    const held = mean(heldOutKnownShares(texts));
    expect(mean(fresh.map((text) => featurizer.featurize(text).knownShare))).toBeCloseTo(held, 1);
    expect(mean(texts.map((text) => featurizer.featurize(text).knownShare))).toBeGreaterThan(held + 0.05);
  });
});
