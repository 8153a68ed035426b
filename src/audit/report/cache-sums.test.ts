import { assert, integer, nat, property, record as recordOf } from 'fast-check';
import { expect, it } from 'vitest';
import { createCatalog } from '#catalog';
import { ModelId, type Usage, type UsageRecord } from '#core';
import { priceRecord } from '../tally/price-record.ts';
import { createCacheSums } from './cache-sums.ts';

const catalog = createCatalog();

function callOf(usage: Usage, model = 'claude-haiku-5-5'): UsageRecord {
  const at = '2026-10-10T10:00:00.000Z';
  return { version: 1, at, source: 'claude-code', modelId: ModelId.parse(model), usage };
}

function cacheOf(records: readonly UsageRecord[]) {
  const sums = createCacheSums(catalog, undefined);
  for (const record of records) sums.add(record, priceRecord(record, catalog));
  return sums.report();
}

it('says what the same tokens would have cost as plain input', () => {
  // USD a million: input 0.1, read 0.01, written for an hour 0.2, output 0.5
  const usage = { inputTokens: 10, cacheReadTokens: 1000, cacheWrite1hTokens: 100, outputTokens: 5 };
  expect(cacheOf([callOf(usage)])).toEqual({
    tokens: { uncached: 10, read: 1000, write5m: 0, write1h: 100 },
    rows: 1,
    priced: { rows: 1, costUsd: expect.closeTo(33.5e-6, 12), uncachedUsd: expect.closeTo(113.5e-6, 12) },
  });
});

it('keeps the prices of a long prompt, of which most was cached', () => {
  // above 100,000 tokens, USD a million: input 0.5, read 0.05
  const { priced } = cacheOf([callOf({ inputTokens: 0, cacheReadTokens: 200_000, outputTokens: 0 })]);
  expect(priced).toMatchObject({ costUsd: expect.closeTo(0.01, 9), uncachedUsd: expect.closeTo(0.1, 9) });
});

it('counts cached tokens of calls without a price and says nothing of their cost', () => {
  const unknown = callOf({ inputTokens: 1, cacheReadTokens: 9, outputTokens: 1 }, 'a-model-of-nobody');
  expect(cacheOf([unknown])).toEqual({
    tokens: { uncached: 1, read: 9, write5m: 0, write1h: 0 },
    rows: 1,
    priced: null,
  });
});

it('takes no call in that has no cached tokens', () => {
  expect(cacheOf([callOf({ inputTokens: 7, outputTokens: 1 })])).toMatchObject({ rows: 0, priced: null });
});

it('says of any call what it costs where all of its prompt is plain input', () => {
  const some = recordOf({
    inputTokens: nat(1000),
    cacheReadTokens: integer({ min: 1, max: 90_000 }),
    cacheWrite5mTokens: nat(20_000),
    outputTokens: nat(900),
  });
  assert(
    property(some, (usage) => {
      const { inputTokens, cacheReadTokens, cacheWrite5mTokens, outputTokens } = usage;
      const plain = { inputTokens: inputTokens + cacheReadTokens + cacheWrite5mTokens, outputTokens };
      const cost = priceRecord(callOf(plain), catalog);
      const { priced } = cacheOf([callOf(usage)]);
      expect(cost).toMatchObject({ costUsd: expect.closeTo(priced?.uncachedUsd ?? Number.NaN, 12) });
    }),
  );
});
