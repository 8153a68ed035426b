import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSample } from '../../__fixtures__/read-sample.ts';
import { temporaryHome } from '../../__fixtures__/temporary-home.ts';

const API = join(import.meta.dirname, '__fixtures__', 'api');
const CONSOLE = join(import.meta.dirname, '__fixtures__', 'console');

/** Reads files of these names and texts. */
async function readTexts(texts: Readonly<Record<string, string>>) {
  const { home, path } = temporaryHome();
  for (const [name, text] of Object.entries(texts)) writeFileSync(path(name), text);
  return readSample(home);
}

/** One page of a report on usage, of one minute, grouped by nothing. */
function ungroupedPage(hour: string) {
  const bucket = {
    starting_at: `2026-10-10T${hour}:00:00Z`,
    ending_at: `2026-10-10T${hour}:01:00Z`,
    results: [{ uncached_input_tokens: 5, output_tokens: 7, model: null, service_tier: null }],
  };
  return { data: [bucket], has_more: true };
}

it('reads the reports of the Admin API as sums whose calls are not told', async () => {
  const { records, report } = await readSample(API);
  expect(records).toMatchObject([
    {
      at: '2026-10-10T00:00:00.000Z',
      source: 'anthropic',
      bucket: { granularity: 'day' },
      project: 'wrkspc_01',
      modelId: 'claude-opus-5-5',
      serviceTier: 'standard',
      usage: {
        inputTokens: 1_000_000,
        cacheReadTokens: 2_000_000,
        cacheWrite5mTokens: 100_000,
        cacheWrite1hTokens: 50_000,
        outputTokens: 200_000,
      },
    },
    { modelId: 'claude-haiku-5-5', bucket: { promptTokens: 200_001 } },
    { modelId: 'claude-opus-5-5', serviceTier: 'batch' },
    { modelId: 'claude-next-9' },
  ]);
  expect(report.total).toMatchObject({ calls: 0, uncountedRows: 4, unpricedRows: 2 });
  expect(report.total.costUsd).toBeCloseTo(10.05, 10);
  expect(report.leftOut['not-tokens']).toBe(2);
});

it('compares the costs that Anthropic states of each month with the list prices of the tokens', async () => {
  const { report } = await readSample(API);
  const [october, november] = report.reconciliation;
  expect(october).toMatchObject({ month: '2026-10', basis: 'period-cost', unpriced: 0, agrees: true });
  expect(october?.statedCostUsd).toBeCloseTo(10.05, 10);
  expect(november).toMatchObject({ month: '2026-11', unpriced: 2, countedCostUsd: null, agrees: false });
  expect(november?.statedCostUsd).toBeCloseTo(0.315, 10);
});

it('reads the tables of the Console, and two keys of one name as two', async () => {
  const { records, report } = await readSample(CONSOLE);
  expect(records.map(({ usage, serviceTier }) => [usage.inputTokens, serviceTier])).toEqual([
    [600_000, 'standard'],
    [400_000, 'standard'],
    [1_000_000, 'standard'],
    [1000, 'fast'],
  ]);
  expect(records[2]?.bucket).toEqual({ granularity: 'day', promptTokens: 200_001 });
  expect(report.total.costUsd).toBeCloseTo(10.05, 10);
  expect(report.reconciliation).toHaveLength(1);
  expect(report.reconciliation[0]).toMatchObject({ month: '2026-10', unpriced: 1, agrees: false });
  expect(report.reconciliation[0]?.statedCostUsd).toBeCloseTo(10.06, 10);
});

it('counts rows and costs once that two exports have', async () => {
  const { home, path } = temporaryHome();
  for (const name of ['claude_api_tokens_2026_10.csv', 'claude_api_cost_2026_10.csv']) {
    copyFileSync(join(CONSOLE, name), path(name));
    copyFileSync(join(CONSOLE, name), path(`again-${name}`));
  }
  const { report } = await readSample(home);
  expect(report.total.uncountedRows).toBe(4);
  expect(report.leftOut.repeated).toBe(4);
  expect(report.reconciliation[0]?.statedCostUsd).toBeCloseTo(10.06, 10);
});

it('reads the tables of earlier years', async () => {
  const usage = [
    'usage_date_utc,model_version,api_key,workspace,usage_type,usage_input_tokens_no_cache,usage_input_tokens_cache_write,usage_input_tokens_cache_read,usage_output_tokens',
    '2026-10-10,claude-opus-5-5,key,Default,message,1000000,1000000,0,0',
  ];
  const cost = [
    'usage_date_utc,model,workspace,api_key,usage_type,token_type,cost_usd',
    '2026-10-10,Claude Opus 5.5,,key,message,input_no_cache,4.00',
    '2026-10-10,Claude Opus 5.5,,key,message,input_cache_write,5.00',
  ];
  const { records, report } = await readTexts({ 'usage.csv': usage.join('\n'), 'cost.csv': cost.join('\n') });
  expect(records[0]).toMatchObject({ usage: { cacheWrite5mTokens: 1_000_000 } });
  expect(records[0]?.serviceTier).toBeUndefined();
  expect(report.reconciliation).toMatchObject([{ statedCostUsd: 9, countedCostUsd: 9, agrees: true }]);
});

it('gives no price to what was not grouped by model, and reads pages in one list', async () => {
  const text = JSON.stringify([ungroupedPage('08'), ungroupedPage('09')]);
  const { records, report } = await readTexts({ 'pages.json': text });
  expect(records.map(({ bucket }) => bucket?.granularity)).toEqual(['minute', 'minute']);
  expect(report.total).toMatchObject({ uncountedRows: 2, unpricedRows: 2, costUsd: null });
});

it('says of rows that cannot be that they are', async () => {
  const cost =
    'usage_date_utc,model,token_type,cost_usd,cost_type\nnever,m,output,1,token\n2026-10-10,m,output,?,token\n';
  const euro = {
    starting_at: '2026-10-10T00:00:00Z',
    results: [{ amount: '1.0', currency: 'EUR', cost_type: 'tokens' }, {}],
  };
  const { report } = await readTexts({ 'cost.csv': cost, 'euro.json': JSON.stringify({ data: [euro] }) });
  expect(report.problems.byKind).toEqual({ 'no-time': 1, 'impossible-cost': 2, 'no-tokens': 1 });
  expect(report.reconciliation).toEqual([]);
});
