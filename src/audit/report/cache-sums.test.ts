import { assert, nat, property, record as recordOf } from 'fast-check';
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
HAIKU  const usage = { inputTokens: 10, cacheReadTokens: 1000, cacheWrite1hTokens: 100, outputTokens: 5 };
  const { priced, tokens, rows } = cacheOf([callOf(usage)]);
  expect({ tokens, rows }).toEqual({
    tokens: { uncached: 10, read: 1000, write5m: 0, write1h: 100 },
    rows: 1,
  });
  const saved = (1000 * (input - read) + 100 * (input - write)) / 1e6;
  expect((priced?.uncachedUsd ?? 0) - (priced?.costUsd ?? 0)).toBeCloseTo(saved, 12);
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

it('never changes what a call costs by being cached and uncached at once', () => {
  const some = recordOf({
    inputTokens: nat(1000),
    cacheReadTokens: nat(90_000),
    cacheWrite5mTokens: nat(5000),
    outputTokens: nat(900),
  });
  assert(
    property(some, (usage) => {
      const { inputTokens, cacheReadTokens, cacheWrite5mTokens, outputTokens } = usage;
      const plain = callOf({ inputTokens: inputTokens + cacheReadTokens + cacheWrite5mTokens, outputTokens });
      const cost = priceRecord(plain, catalog);
      const { priced } = cacheOf([callOf(usage)]);
      if (priced !== null) expect(cost).toMatchObject({ costUsd: expect.closeTo(priced.uncachedUsd, 12) });
    }),
  );
});
