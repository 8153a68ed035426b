import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicateCluster } from './duplicate-cluster.ts';

const anyText = fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes));
const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/u), { minLength: 1, maxLength: 8 });
const separator = fc.constantFrom(' ', '  ', '\n', ', ', ' – ', '? ', '\u00a0');

describe('duplicateCluster', () => {
  it('gives the same texts the same cluster for ever, because the role of a row hangs on it', () => {
    expect(duplicateCluster('How many apples do 3 trees bear?')).toMatchInlineSnapshot(`"111e8bfc10b0c5d0"`);
  });

  it.each([
    ['case', 'Summarise this', 'SUMMARISE THIS'],
    ['numbers', 'Janet has 16 eggs and sells 3', 'Janet has 7 eggs and sells 1234'],
    ['numbers of another script', 'page 12', 'page ١٢'],
    ['punctuation between words', 'Yes, it is!', 'yes it is'],
    ['how an accent is encoded', 'caf\u00e9', 'cafe\u0301'],
  ])('takes texts that differ in %s for duplicates', (_, one, other) => {
    expect(duplicateCluster(one)).toBe(duplicateCluster(other));
  });

  it.each([
    ['a word', 'Sort these names', 'Sort these numbers'],
    ['the order of words', 'dog bites man', 'man bites dog'],
    ['an accent', 'resume', 'résumé'],
    ['a vowel sign', 'कि', 'का'],
    ['signs alone', '???', '!!!'],
    ['white space alone', '', ' '],
  ])('keeps texts apart that differ in %s', (_, one, other) => {
    expect(duplicateCluster(one)).not.toBe(duplicateCluster(other));
  });

  it('does not see how words are set apart', () => {
    fc.assert(
      fc.property(words, separator, separator, (list, one, other) => {
        expect(duplicateCluster(`${one}${list.join(one)}`)).toBe(duplicateCluster(list.join(other)));
      }),
    );
  });

  it('does not see which numbers stand in a text', () => {
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (list, one, other) => {
        expect(duplicateCluster(list.join(` ${one} `))).toBe(duplicateCluster(list.join(` ${other} `)));
      }),
    );
  });

  it('tells lists of different words apart', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const isSame = one.join(' ') === other.join(' ');
        expect(duplicateCluster(one.join(' ')) === duplicateCluster(other.join(' '))).toBe(isSame);
      }),
    );
  });

  it('names a cluster by 16 hex characters, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(duplicateCluster(text)).toMatch(/^[0-9a-f]{16}$/u);
      }),
    );
  });
});
