import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSample } from '../../__fixtures__/read-sample.ts';
import { recordingSink } from '../../__fixtures__/recording-sink.ts';
import { temporaryHome } from '../../__fixtures__/temporary-home.ts';
import { readDocument } from './read-document.ts';

const API = join(import.meta.dirname, '__fixtures__', 'api');
const DASHBOARD = join(import.meta.dirname, '__fixtures__', 'dashboard');

it('reads the reports of the Admin API, with what was cached and written taken out of the input', async () => {
  const { records, report } = await readSample(API);
  expect(records[0]).toMatchObject({
    at: '2026-10-10T00:00:00.000Z',
    source: 'openai',
    bucket: { granularity: 'day', calls: 50 },
    project: 'proj_shop',
    modelId: 'gpt-6-sol',
    usage: {
      inputTokens: 500_000,
      cacheReadTokens: 400_000,
      cacheWrite5mTokens: 100_000,
      outputTokens: 100_000,
    },
  });
  expect(records.map(({ modelId, serviceTier }) => [modelId, serviceTier])).toEqual([
    ['gpt-6-sol', 'default'],
    ['gpt-6-sol', 'default'],
    ['gpt-7-unheard', 'default'],
    ['gpt-6-sol', 'batch'],
    ['text-embedding-3-small', undefined],
  ]);
  expect(report.total).toMatchObject({ calls: 62, uncountedRows: 0, unpricedCalls: 11 });
  expect(report.total.costUsd).toBeCloseTo(2.33 + 0.003, 10);
  expect(report.leftOut['not-tokens']).toBe(2);
});

it('compares the costs that OpenAI states of each month with the list prices of the tokens', async () => {
  const { report } = await readSample(API);
  const [october, november] = report.reconciliation;
  expect(october).toMatchObject({ month: '2026-10', basis: 'period-cost', unpriced: 0, agrees: true });
  expect(october?.statedCostUsd).toBeCloseTo(2.33, 10);
  expect(november).toMatchObject({ month: '2026-11', unpriced: 3, agrees: false });
  expect(november?.statedCostUsd).toBeCloseTo(0.803, 10);
  expect(november?.countedCostUsd).toBeCloseTo(0.003, 10);
});

it('says that sums were priced as short prompts where a model has a price for long ones', async () => {
  const { report } = await readSample(API);
  expect(report.prices.assumedBandRows).toBe(2);
});

it('reads the tables of the dashboard, and passes empty days over', async () => {
  const { records, report } = await readSample(DASHBOARD);
  expect(records).toMatchObject([
    {
      bucket: { granularity: 'day', calls: 50 },
      usage: { inputTokens: 600_000, cacheReadTokens: 400_000, outputTokens: 100_000 },
    },
    { modelId: 'gpt-7-unheard', bucket: { calls: 2 } },
  ]);
  expect(report.problems.total).toBe(0);
  expect(report.leftOut['not-tokens']).toBe(1);
  expect(report.reconciliation).toMatchObject([{ month: '2026-10', agrees: true }]);
  expect(report.reconciliation[0]?.statedCostUsd).toBeCloseTo(2.28, 10);
});

it('counts a row once that the dashboard and the API have', async () => {
  const { home, path } = temporaryHome();
  copyFileSync(join(DASHBOARD, 'completions_usage_2026-10-01_2026-10-31.csv'), path('usage.csv'));
  const result = {
    object: 'organization.usage.completions.result',
    input_tokens: 1_000_000,
    output_tokens: 100_000,
    input_cached_tokens: 400_000,
    num_model_requests: 50,
    project_id: 'proj_shop',
    user_id: 'user-1',
    api_key_id: 'key_1',
    model: 'gpt-6-sol',
    batch: false,
    service_tier: 'default',
  };
  const [start_time, end_time] = [1791590400, 1791676800];
  const bucket = { object: 'bucket', start_time, end_time, results: [result] };
  writeFileSync(path('page.json'), JSON.stringify({ object: 'page', data: [bucket] }));
  const { report } = await readSample(home);
  expect(report.total.calls).toBe(52);
  expect(report.leftOut.repeated).toBe(1);
});

it('says of rows that cannot be that they are', () => {
  const { sink, told } = recordingSink();
  const usage = { object: 'organization.usage.completions.result', input_tokens: 1, input_cached_tokens: 5 };
  const cost = { object: 'organization.costs.result', amount: { value: 1, currency: 'eur' } };
  const bucket = { start_time: 1791590400, results: [usage, cost] };
  readDocument({ data: [bucket, { results: [{ ...usage, input_cached_tokens: 0 }] }] }, 'page.json', sink);
  readDocument({ data: [{ id: 'batch_1' }] }, 'other.json', sink);
  expect(told.problems).toEqual(['impossible-count', 'impossible-cost', 'no-time', 'not-a-table']);
  expect(told.records).toEqual([]);
});
