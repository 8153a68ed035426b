import { expect, it } from 'vitest';
import { wrapText } from './terminal.ts';

it('breaks between words, indents what goes on, and leaves a longer word whole', () => {
  expect(wrapText('one two three', 7, '  ')).toEqual(['one two', '  three']);
  expect(wrapText('a claude-opus-5-5@low', 7)).toEqual(['a', 'claude-opus-5-5@low']);
});

it('keeps the blanks that a line begins with', () => {
  expect(wrapText('  one two', 6, '  ')).toEqual(['  one', '  two']);
});
