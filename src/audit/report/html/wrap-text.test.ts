import { array, assert, integer, property, stringMatching } from 'fast-check';
import { expect, it } from 'vitest';
import { widthPxOf, wrapText } from './wrap-text.ts';

it('breaks between words and cuts what has no room', () => {
  const widthPx = widthPxOf('parser · ab');
  expect(wrapText('parser · tests · Bash', { widthPx, lines: 3 })).toEqual(['parser ·', 'tests ·', 'Bash']);
  expect(wrapText('parser · tests · Bash', { widthPx, lines: 2 })).toEqual(['parser ·', 'tests · …']);
  expect(wrapText('internationalisation', { widthPx, lines: 2 })).toEqual(['internati…']);
  expect(wrapText('shop', { widthPx: 30, lines: 2 })).toEqual([]);
});

it('takes narrow letters for narrow', () => {
  expect(widthPxOf('illicit')).toBeLessThan(widthPxOf('caption') * 0.75);
  expect(wrapText('illicit · list', { widthPx: widthPxOf('illicit · list'), lines: 1 })).toEqual([
    'illicit · list',
  ]);
});

it('never takes more room than there is', () => {
  const words = array(stringMatching(/^[a-zA-Z0-9]{1,20}$/u), { minLength: 1 });
  assert(
    property(words, integer({ min: 44, max: 300 }), integer({ min: 1, max: 5 }), (name, widthPx, lines) => {
      const wrapped = wrapText(name.join(' '), { widthPx, lines });
      expect(wrapped.length).toBeLessThanOrEqual(lines);
      expect(Math.max(...wrapped.map(widthPxOf))).toBeLessThanOrEqual(widthPx);
    }),
  );
});
