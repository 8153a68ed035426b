import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptText } from './excerpt.ts';
import { hashWords } from './hash-words.ts';

const TEN_MEGABYTES = 10_000_000;

describe('excerptText', () => {
  it('leaves a text of up to 2,000 characters whole', () => {
    const text = 'x'.repeat(2000);
    expect(excerptText(text)).toBe(text);
    expect(excerptText('')).toBe('');
  });

  it('keeps the first and the last 1,000 characters of a longer one, apart from each other', () => {
    const text = `${'a'.repeat(1000)}b${'c'.repeat(1000)}`;
    expect(excerptText(text)).toBe(`${'a'.repeat(1000)}\n${'c'.repeat(1000)}`);
  });

  it('is never longer than 2,001 characters, and begins and ends as the text does', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.integer({ min: 0, max: 200 }), (part, times) => {
        const text = part.repeat(times);
        const excerpt = excerptText(text);
        expect(excerpt.length).toBeLessThanOrEqual(2001);
        expect(text.startsWith(excerpt.slice(0, 1000)) && text.endsWith(excerpt.slice(-1000))).toBe(true);
      }),
    );
  });

  it('makes a text of 10 MB as little work to hash as one of 2 KB', () => {
    let visits = 0;
    hashWords(excerptText('a '.repeat(TEN_MEGABYTES / 2)), () => {
      visits += 1;
    });
    // 1,000 words with the pair before each: as many as there are characters
    expect(visits).toBeLessThanOrEqual(2001);
  });

  it('does not look at what stands between', () => {
    const edge = 'edge '.repeat(200);
    const long = (filling: string) => `${edge}${filling.repeat(TEN_MEGABYTES)}${edge}`;
    expect(excerptText(long('x'))).toBe(excerptText(long('y')));
  });
});
