import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSample } from '../../__fixtures__/read-sample.ts';
import { readUsage } from './read-usage.ts';
import { toRow } from './to-row.ts';

const FOLDER = join(import.meta.dirname, '__fixtures__');

it('counts what the spend logs tell, the same log in two exports once', async () => {
  const { report } = await readSample(FOLDER);
  expect(report.sources).toMatchObject([{ source: 'litellm', files: 4 }]);
  expect(report.sourceMonths).toMatchObject([
    {
      month: '2026-10',
      calls: 7,
      uncountedRows: 1,
      tokens: { input: 6641, cacheRead: 8400, cacheWrite: 2753, output: 1817 },
    },
    { month: '2026-11', calls: 2, tokens: { input: 200, output: 20 } },
  ]);
  expect(report.leftOut).toMatchObject({ repeated: 1, unbilled: 1, 'not-live': 1, 'not-tokens': 1 });
  expect(report.problems.total).toBe(0);
});

it('compares what the proxy states with list prices, by month and by day', async () => {
  const { report } = await readSample(FOLDER);
  const rows = report.reconciliation.map(({ month, basis, statedCostUsd, agrees }) => [
    month,
    basis,
    Number(statedCostUsd?.toFixed(6)),
    agrees,
  ]);
  expect(rows).toEqual([
    ['2026-10', 'call-costs', 0.050729, false],
    ['2026-11', 'call-costs', 0.0003, false],
    ['2026-10', 'period-cost', 0.02188, true],
    ['2026-11', 'period-cost', 0, true],
  ]);
  // of the one that differs, all is stated of calls without a price
  expect(report.reconciliation[0]).toMatchObject({ unpriced: 4 });
  expect(report.reconciliation[0]?.statedOfUnpricedUsd).toBeCloseTo(0.01012, 8);
  expect(report.reconciliation[0]?.countedCostUsd).toBeCloseTo(0.050729 - 0.01012, 8);
});

it('gives no price to what another provider served, nor to a call of which no token is told', async () => {
  const { report } = await readSample(FOLDER);
  expect(report.unpriced.map(({ model, reason }) => [model, reason])).toEqual([
    ['gpt-6-sol', 'no-price-at-date'],
    ['azure/gpt-6-sol', 'unknown-model'],
    ['grok-5', 'unknown-model'],
    ['gpt-6-sol', 'usage-unknown'],
  ]);
});

it('keeps names and numbers, and no text', async () => {
  const { records } = await readSample(FOLDER);
  expect(records[0]).toMatchObject({ session: 'trace-1', project: 'shop', effort: 'low', durationMs: 2500 });
  expect(JSON.stringify(records)).not.toContain('a text that nobody may keep');
});

function projectOf(metadata: Readonly<Record<string, unknown>>, team = ''): unknown {
  return toRow((name) => (name === 'team_id' ? team : undefined), metadata).project;
}

it('takes the project, else the team, else the key for the project', () => {
  const key = { user_api_key_alias: 'ci', user_api_key_team_alias: null };
  expect(projectOf({})).toBe(undefined);
  expect(projectOf(key)).toBe('ci');
  expect(projectOf(key, 'team-7')).toBe('team-7');
  expect(projectOf({ ...key, user_api_key_team_alias: 'shop' }, 'team-7')).toBe('shop');
  expect(projectOf({ ...key, user_api_key_project_alias: 'billing' }, 'team-7')).toBe('billing');
});

const ALL = { inputHasCacheRead: true, inputHasCacheWrite: true };

it.each([
  ['all input in it', { input: 1000, read: 600, write: 300 }, ALL],
  [
    'reads in it, writes beside it',
    { input: 700, read: 600, write: 300 },
    { ...ALL, inputHasCacheWrite: false },
  ],
  [
    'neither in it',
    { input: 31, read: 600, write: 300 },
    { inputHasCacheRead: false, inputHasCacheWrite: false },
  ],
])('reads prompt_tokens with %s', (_layout, { input, read, write }, semantics) => {
  const columns: Readonly<Record<string, unknown>> = { prompt_tokens: input, completion_tokens: 1 };
  const usage = { cache_read_input_tokens: read, cache_creation_input_tokens: write };
  const told = readUsage((name) => columns[name], { additional_usage_values: usage });
  expect(told.semantics).toMatchObject(semantics);
});
