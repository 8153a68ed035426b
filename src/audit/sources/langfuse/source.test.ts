import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSample } from '../../__fixtures__/read-sample.ts';
import { readUsage } from './read-usage.ts';

const FOLDER = join(import.meta.dirname, '__fixtures__');

it('counts the observations of all layouts, the same one in two exports once', async () => {
  const { report } = await readSample(FOLDER);
  expect(report.sources).toMatchObject([{ source: 'langfuse', files: 4 }]);
  expect(report.sourceMonths).toMatchObject([
    { month: '2026-10', calls: 4, tokens: { input: 1800, cacheRead: 8800, cacheWrite: 1500, output: 700 } },
    { month: '2026-11', calls: 2, tokens: { input: 200, output: 20 } },
  ]);
  expect(report.leftOut).toMatchObject({ repeated: 1, sum: 2, unbilled: 1, 'not-tokens': 1 });
  expect(report.problems.byKind).toEqual({ 'no-tokens': 1 });
});

it('compares the costs that Langfuse states with list prices, by month', async () => {
  const { report } = await readSample(FOLDER);
  const rows = new Map(report.reconciliation.map((row) => [row.month, row]));
  expect(rows.get('2026-11')).toMatchObject({ basis: 'call-costs', agrees: true });
  // one observation was priced by its whole input and its cached input again
  expect(rows.get('2026-10')).toMatchObject({ basis: 'call-costs', agrees: false, unpriced: 1 });
  expect(rows.get('2026-10')?.statedCostUsd).toBeCloseTo(0.029962, 8);
  expect(rows.get('2026-10')?.countedCostUsd).toBeCloseTo(0.02836, 8);
  expect(report.unpriced).toMatchObject([{ model: 'text-embedding-3-small', calls: 1 }]);
});

it('keeps names, times and efforts of both spellings, and no text', async () => {
  const { records } = await readSample(FOLDER);
  const at = (instant: string) => records.find((record) => record.at === instant);
  expect(at('2026-10-05T10:00:00.000Z')).toMatchObject({
    effort: 'low',
    durationMs: 2500,
    project: 'checkout',
  });
  expect(at('2026-10-06T10:00:00.000Z')).toMatchObject({
    effort: 'high',
    session: 'session-2',
    project: 'project-1',
  });
  expect(JSON.stringify(records)).not.toContain('a text that nobody may keep');
});

const readDetails = (usageDetails: unknown) =>
  readUsage((name) => (name === 'usageDetails' ? usageDetails : undefined));

it.each([
  ['a sum of its parts', { input: 600, input_cached_tokens: 400, output: 200, total: 1200 }, false],
  [
    'smaller, as if cached input were in the input',
    { input: 1000, input_cached_tokens: 400, output: 200, total: 1200 },
    true,
  ],
  ['explained by nothing', { input: 1000, input_cached_tokens: 400, output: 200, total: 7 }, false],
])('takes a total that is %s', (_total, details, inputHasCacheRead) => {
  expect(readDetails(details)).toMatchObject({ status: 'told', semantics: { inputHasCacheRead } });
});

it('knows the keys of providers, counts no input twice, and leaves searches alone', () => {
  const details = {
    input: 10,
    input_tokens: 15,
    prompt_token_count: 1,
    cached_content_token_count: 5,
    cache_creation_input_tokens: 4,
    input_cache_creation_1h: 3,
    candidatesTokenCount: 20,
    thoughtsTokenCount: 7,
    web_search_requests: 2,
  };
  expect(readDetails(details)).toMatchObject({
    tokens: { input: 11, cacheRead: 5, cacheWrite5m: 4, cacheWrite1h: 3, output: 20, reasoning: 7 },
  });
});
