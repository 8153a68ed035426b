import { expect, it } from 'vitest';
import { createWordBook } from './word-book.ts';

it('shows a word once five sessions have had it, and not before', () => {
  const book = createWordBook();
  for (const session of [1, 2, 3, 4, 4, 3, 2, 1]) book.see('invoice', 7, session);
  expect(book.wordOf(7)).toBeUndefined();
  book.see('invoice', 7, 5);
  expect(book.wordOf(7)).toBe('invoice');
});

it('does not show a rare word that shares a bucket with a common one', () => {
  const book = createWordBook();
  for (const session of [1, 2, 3, 4, 5]) {
    book.see(`secret${'abcde'[session - 1]}`, 7, session);
    book.see('invoice', 7, session);
  }
  expect(book.wordOf(7)).toBe('invoice');
});
