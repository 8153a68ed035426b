import { expect, it } from 'vitest';
import { cutToWidth, terminalWidth, wrapText } from './terminal.ts';

it('breaks between words, indents what goes on, and leaves a longer word whole', () => {
  expect(wrapText('one two three', 7, '  ')).toEqual(['one two', '  three']);
  expect(wrapText('a claude-opus-5-5@low', 7)).toEqual(['a', 'claude-opus-5-5@low']);
});

it('keeps the blanks that a line begins with', () => {
  expect(wrapText('  one two', 6, '  ')).toEqual(['  one', '  two']);
});

it('keeps a number with its sign', () => {
  expect(wrapText('half: 50 % of n = 22', 9)).toEqual(['half:', '50 % of', 'n = 22']);
});

it('counts a letter that is two columns wide as two', () => {
  expect(wrapText('日本 日本', 8)).toEqual(['日本', '日本']);
});

it.each([
  ['shop · café', 11],
  ['日本語', 6],
  ['한국어 프로젝트', 15],
  ['ﾊﾝｶｸ', 4],
  ['Ａ，', 4],
  ['e\u0301', 1],
  ['🚀 go', 5],
])('counts the columns of %s on a terminal', (text, columns) => {
  expect(terminalWidth(text)).toBe(columns);
});

it('cuts a text to so many columns, and no letter in halves', () => {
  expect(cutToWidth('日本語プロジェクト', 8)).toBe('日本語…');
  expect(cutToWidth('rocket🚀', 7)).toBe('rocket…');
  expect(cutToWidth('as it is', 8)).toBe('as it is');
});
