import { expect, it } from 'vitest';
import { amountText, columnAmounts, paybackText, shareText, signedText } from './amount-text.ts';

it.each([
  [0, '$0.00'],
  [12.3, '$12.30'],
  [0.0042, '$0.0042'],
  [34_940.4, '$34,940'],
  [-1500, '-$1,500'],
])('writes %d USD as %s', (usd, text) => {
  expect(amountText(usd)).toBe(text);
});

it.each([
  [
    [1440, 27],
    ['$1,440.00', '$27.00'],
  ],
  [
    [1440, 2700.4],
    ['$1,440', '$2,700'],
  ],
  [
    [0.0042, 27],
    ['$0.0042', '$27.00'],
  ],
])('writes a column with cents or without them, and not both: %j', (column, texts) => {
  expect(column.map(columnAmounts(column))).toEqual(texts);
});

it('shows the sign of what is added to a sum', () => {
  expect([signedText(450), signedText(-450)]).toEqual(['+$450.00', '-$450.00']);
});

it('never writes a small share as none', () => {
  expect([shareText(0.855), shareText(0), shareText(0.0001)]).toEqual(['85.5 %', '0 %', 'under 0.1 %']);
});

it('says when, that it takes longer, or never', () => {
  expect([
    paybackText({ status: 'paid-back', months: 3.14 }),
    paybackText({ status: 'paid-back', months: 1 }),
    paybackText({ status: 'paid-back', months: 0.01 }),
    paybackText({ status: 'not-within', months: 60 }),
    paybackText({ status: 'never' }),
  ]).toEqual(['3.1 months', '1 month', 'at once', 'more than 60 months', 'never']);
});
