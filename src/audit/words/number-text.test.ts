import { expect, it } from 'vitest';
import { countText, shareText } from './number-text.ts';

it.each([
  [0, '0'],
  [9999, '9,999'],
  [10_000, '10.0K'],
  [999_499, '999K'],
  [999_500, '1.00M'],
  [999_999_999, '1.00B'],
  [999_999_999_999, '1.00T'],
  [1.2e13, '12.0T'],
  [1e16, '10,000T'],
])('writes a count of %d as %s', (count, text) => {
  expect(countText(count)).toBe(text);
});

it.each([
  [null, '–'],
  [0, '0 %'],
  [0.0004, '< 0.1 %'],
  [0.042, '4.2 %'],
  [0.54, '54 %'],
  [0.997, '99.7 %'],
  [0.9997, '> 99.9 %'],
  [1, '100 %'],
])('writes a share of %s as %s', (share, text) => {
  expect(shareText(share)).toBe(text);
});
