import { array, assert, integer, property, stringMatching } from 'fast-check';
import { expect, it } from 'vitest';
import { wrapText } from './wrap-text.ts';

it('breaks between words and cuts what has no room', () => {
  expect(wrapText('parser · tests · Bash', { letters: 10, lines: 3 })).toEqual([
    'parser ·',
    'tests ·',
    'Bash',
  ]);
  expect(wrapText('parser · tests · Bash', { letters: 10, lines: 2 })).toEqual(['parser ·', 'tests · …']);
  expect(wrapText('internationalisation', { letters: 8, lines: 2 })).toEqual(['interna…']);
  expect(wrapText('shop', { letters: 5, lines: 2 })).toEqual([]);
});

it('never takes more room than there is', () => {
  const words = array(stringMatching(/^[a-z]{1,20}$/u), { minLength: 1 });
  assert(
    property(words, integer({ min: 6, max: 30 }), integer({ min: 1, max: 5 }), (name, letters, lines) => {
      const wrapped = wrapText(name.join(' '), { letters, lines });
      expect(wrapped.length).toBeLessThanOrEqual(lines);
      expect(Math.max(...wrapped.map(({ length }) => length))).toBeLessThanOrEqual(letters);
    }),
  );
});
