import { expect, it } from 'vitest';
import { createCatalog } from '#catalog';
import { ModelId, type UsageRecord } from '#core';
import { createReportSums, addCall } from '../report/report-sums.ts';
import { unpricedReasonText } from '../report/prices-texts.ts';
import { priceRecord } from './price-record.ts';

const catalog = createCatalog();

function call(serviceTier: string): UsageRecord {
  const usage = { inputTokens: 1_000_000, cacheReadTokens: 1_000_000, outputTokens: 0 };
  const modelId = ModelId.parse('claude-opus-5-5');
  return { version: 1, at: '2026-11-20T10:00:00.000Z', source: 'claude-code', modelId, serviceTier, usage };
}

it.each([
  ['standard_only', 4 + 0.2],
  ['batch', 2 + 0.1],
  ['fast', 8 + 0.4],
])('prices the service tier %s', (tier, costUsd) => {
  expect(priceRecord(call(tier), catalog)).toMatchObject({ costUsd: expect.closeTo(costUsd, 10) });
});

it.each(['priority', 'some tier of tomorrow'])('names the service tier %s, which has no price', (tier) => {
  const sums = createReportSums();
  addCall(sums, call(tier), priceRecord(call(tier), catalog));
  const [unpriced] = sums.unpriced.groups();
  expect(unpriced && unpricedReasonText(unpriced)).toBe(`service tier ${tier}, no price known`);
});
