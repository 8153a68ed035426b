import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSample } from '../../__fixtures__/read-sample.ts';
import { recordingSink } from '../../__fixtures__/recording-sink.ts';
import { temporaryHome } from '../../__fixtures__/temporary-home.ts';
import { tellRequests } from './tell-requests.ts';

const FOLDER = join(import.meta.dirname, '__fixtures__');

it('counts the requests of all layouts, the same one in two exports once and as the fuller one tells it', async () => {
  const { report } = await readSample(FOLDER);
  expect(report.sources).toMatchObject([{ source: 'helicone', files: 3 }]);
  expect(report.sourceMonths).toMatchObject([
    { month: '2026-10', calls: 3, tokens: { input: 2100, cacheRead: 8400, cacheWrite: 1500, output: 700 } },
    { month: '2026-11', calls: 2, tokens: { input: 200, output: 20 } },
  ]);
  expect(report.leftOut).toMatchObject({ repeated: 1, unbilled: 1, 'not-live': 1, 'not-tokens': 2 });
  expect(report.problems.byKind).toEqual({ 'no-tokens': 1 });
});

it('compares the costs that Helicone states with list prices, and prices nothing that Azure served', async () => {
  const { report } = await readSample(FOLDER);
  const rows = new Map(report.reconciliation.map((row) => [row.month, row]));
  expect(rows.get('2026-10')).toMatchObject({ basis: 'call-costs', agrees: false, unpriced: 1 });
  expect(rows.get('2026-10')?.statedCostUsd).toBeCloseTo(0.02588, 8);
  expect(rows.get('2026-10')?.countedCostUsd).toBeCloseTo(0.02188, 8);
  expect(rows.get('2026-10')?.statedOfUnpricedUsd).toBeCloseTo(0.004, 8);
  expect(rows.get('2026-11')?.statedCostUsd).toBeCloseTo(0.0007, 8);
  expect(rows.get('2026-11')?.countedCostUsd).toBeCloseTo(0.0006, 8);
  expect(report.unpriced).toMatchObject([{ model: 'azure/gpt-6-sol', reason: 'unknown-model', calls: 1 }]);
});

it('reads effort, session and the duration of cache writes from bodies, and keeps no text', async () => {
  const { records } = await readSample(FOLDER);
  expect(records[0]).toMatchObject({ session: 'session-1', effort: 'low', durationMs: 2500 });
  expect(records.map(({ usage }) => usage.cacheWrite1hTokens)).toContain(500);
  expect(JSON.stringify(records)).not.toContain('a text that nobody may keep');
});

it('knows a file by what stands before its texts, however long these are', async () => {
  const { home, path } = temporaryHome();
  const marks = {
    response_id: 'r1',
    response_created_at: '2026-10-05 10:00:02',
    response_status: 200,
    request_id: 'q1',
  };
  const tokens = {
    request_created_at: '2026-10-05 10:00:00',
    prompt_tokens: 5,
    completion_tokens: 1,
    model: 'gpt-6-sol',
  };
  const row = { ...marks, request_body: { messages: ['x'.repeat(100_000)] }, ...tokens };
  writeFileSync(path('output.jsonl'), `${JSON.stringify(row)}\n`);
  expect((await readSample(home)).report.total).toMatchObject({ calls: 1, tokens: { input: 5, output: 1 } });
});

it.each([
  [{ App: 'mobile', 'Helicone-Session-Name': 'support' }, 'mobile'],
  [{ 'helicone-session-name': 'support', Environment: 'production' }, 'support'],
  [{ Environment: 'production', App: '' }, undefined],
])('takes of the properties %j the project %s', (properties, project) => {
  const { sink, told } = recordingSink();
  const row: Readonly<Record<string, unknown>> = {
    request_created_at: '2026-10-05 10:00:00',
    prompt_tokens: 5,
    request_user_id: 'me@example.org',
    request_properties: properties,
  };
  tellRequests(sink).row((name) => row[name]);
  expect(told.records.map((record) => record.project)).toEqual([project]);
});
