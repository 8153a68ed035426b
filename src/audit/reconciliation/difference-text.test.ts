import { expect, it } from 'vitest';
import { comparedPricesText, comparedText, countedCostOf, whyNotText } from './difference-text.ts';
import type { Reconciliation } from './reconciliation-rows.ts';

const ROW: Reconciliation = {
  source: 'litellm',
  month: '2026-10',
  basis: 'call-costs',
  sessions: 0,
  statedTokens: null,
  countedTokens: 1100,
  statedCostUsd: 2,
  countedCostUsd: 3,
  unpriced: 0,
  unpricedRows: 0,
  unpricedModels: [{ model: 'claude-haiku-5-5', reason: 'no-price-at-date' }],
  statedOfUnpricedUsd: null,
  agrees: false,
};

it.each([
  [{}, '50 % more cost counted'],
  [{ countedCostUsd: null }, '100 % less cost counted'],
  [{ statedCostUsd: 0 }, '$3.00 more cost counted'],
  [{ unpriced: 1 }, '1 call without a price, claude-haiku-5-5: no price on that day'],
  [{ unpriced: 2, unpricedRows: 1 }, '2 rows without a price, claude-haiku-5-5: no price on that day'],
  [{ statedTokens: 1200, statedCostUsd: null }, '100 fewer tokens counted'],
  [{ statedTokens: 3, statedCostUsd: 3 }, '1,097 more tokens counted'],
  [{ month: null }, 'no call of it was read'],
  [{ agrees: true }, ''],
])('says why a total does not agree: %j', (told, said) => {
  expect(whyNotText({ ...ROW, ...told })).toBe(said);
});

it('says over what two totals of one month were compared', () => {
  expect(comparedText(ROW)).toBe('costs of single rows');
  expect(comparedText({ ...ROW, basis: 'session-cost', sessions: 1 })).toBe('1 session');
});

it('says that costs are compared at other prices than the rest of the report has', () => {
  const whatIf: [] = [];
  const own = "counted at the list prices of each row's own day";
  expect(comparedPricesText([ROW], { at: null, whatIf })).toBe(own);
  expect(comparedPricesText([ROW], { at: '2026-11-20', whatIf })).toBe(
    `${own}, as what is stated is, and not at prices of 2026-11-20`,
  );
  expect(comparedPricesText([{ statedCostUsd: null }], { at: null, whatIf })).toBeUndefined();
});

it('takes nothing counted for 0, and what has no price for not known', () => {
  expect(countedCostOf({ ...ROW, countedCostUsd: null })).toBe(0);
  expect(countedCostOf({ ...ROW, countedCostUsd: null, unpriced: 1 })).toBe(null);
});
