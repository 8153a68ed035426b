import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainWords } from './plain-words.ts';

const words = (text: string) => [...plainWords(text)];

describe('plainWords', () => {
  it('gives words in lower case without the signs around them', () => {
    expect(words('Translate the (German) page, "Préférences"; fix API!')).toEqual([
      'translate',
      'german',
      'page',
      'préférences',
      'fix',
      'api',
    ]);
  });

  it.each([
    'me@example.org',
    'src/audit/run.ts',
    '/home/me',
    'C:\\shop',
    'https://example.org/a',
    'sk-ant-abcdefgh',
    '2026-10-10',
    '4111111111111111',
    'x1y2z3',
    'getUserName',
    'user_name',
    'donaudampfschifffahrtsgesellschaft',
    'A1B2',
  ])('passes over "%s"', (text) => {
    expect(words(`read ${text} carefully`)).toEqual(['read', 'carefully']);
  });

  it('never gives anything but 3 to 20 letters', () => {
    assert(
      property(string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const word of words(text)) expect(word).toMatch(/^[\p{L}\p{M}]{3,}$/u);
      }),
    );
  });
});
