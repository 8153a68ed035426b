import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { VernierError } from '#core';
import { readSample } from '../../__fixtures__/read-sample.ts';
import { temporaryHome } from '../../__fixtures__/temporary-home.ts';
import { createMappedSource } from './create-mapped-source.ts';
import { parseMapping } from './read-mapping.ts';

const CALLS = `
version: 1
rows: call
time: when
model: model
tokens: { input: prompt, cacheRead: cached, output: completion }
inputIncludes: [cacheRead]
cost: { column: spend, unit: usd }
id: id
session: session
effort: effort
models: { large: claude-opus-5-5 }
`;
const TITLES = 'id,when,model,prompt,cached,completion,spend,session,effort';

const SMALL_FILES = { bandLimits: [], today: '2026-11-20', keepsCalls: false } as const;

async function readMapped(mapping: string, file: { readonly name: string; readonly text: string }) {
  const { home, path } = temporaryHome();
  writeFileSync(path(file.name), file.text);
  return readSample(home, { sources: [createMappedSource(parseMapping('map.yaml', mapping), SMALL_FILES)] });
}

async function failure(act: () => unknown): Promise<VernierError> {
  try {
    await act();
  } catch (error) {
    if (error instanceof VernierError) return error;
    throw error;
  }
  throw new Error('nothing failed');
}

it('reads each row as a call, with counts that are in others taken out of them', async () => {
  const text = `${TITLES}\n1,2026-10-10 10:00:00,large,"1,200",1000,50,$0.0045,s1,high\n`;
  const { records, report } = await readMapped(CALLS, { name: 'calls.csv', text });
  expect(records).toMatchObject([
    {
      at: '2026-10-10T10:00:00.000Z',
      source: 'mapped',
      session: 's1',
      modelId: 'claude-opus-5-5',
      effort: 'high',
      usage: { inputTokens: 200, cacheReadTokens: 1000, outputTokens: 50 },
      statedCostUsd: 0.0045,
    },
  ]);
  expect(records[0]?.bucket).toBeUndefined();
  expect(report.agents).toMatchObject([{ agentType: null, calls: 1 }]);
  expect(report.total.toolCalls).toBeNull();
});

it('counts a row once that two exports have, and never takes an empty cell for 0', async () => {
  const row = '1,2026-10-10,gpt-6-sol,10,,5,,,';
  const { records, report } = await readMapped(CALLS, {
    name: 'calls.csv',
    text: `${TITLES}\n${row}\n${row}\n`,
  });
  expect(records).toHaveLength(1);
  expect(records[0]).toMatchObject({ usage: { cacheReadTokens: undefined }, statedCostUsd: undefined });
  expect(report.leftOut.repeated).toBe(1);
});

it('tells rows that cannot be as problems with their line, and reads the others', async () => {
  const rows = [
    '1,never,m,1,,1,,,',
    '2,2026-10-10,m,1,5,1,,,',
    '3,2026-10-10,m,,,,,,',
    '4,2026-10-10,m,x,,1,,,',
  ];
  const text = [TITLES, ...rows, '5,2026-10-10,gpt-6-sol,1,,1,-3,,'].join('\n');
  const { report } = await readMapped(CALLS, { name: 'calls.csv', text });
  expect(report.problems.first.map(({ kind, line }) => [kind, line])).toEqual([
    ['no-time', 2],
    ['impossible-count', 3],
    ['no-tokens', 4],
    ['impossible-count', 5],
    ['impossible-cost', 6],
  ]);
  expect(report.total.calls).toBe(1);
});

it('takes no row for a call that tells a cost and no token', async () => {
  const text = `${TITLES}\n1,2026-10-10,gpt-6-sol,,,,0.5,,\n2,2026-10-10,gpt-6-sol,1e6,,1,,,\n3,2026-10-10,gpt-6-sol,1,,1,,,\n`;
  const { report } = await readMapped(CALLS, { name: 'calls.csv', text });
  expect(report.problems.byKind).toEqual({ 'no-tokens': 1, 'impossible-count': 1 });
  expect(report.total.calls).toBe(1);
});

it('counts nothing that no call can use or cost', async () => {
  const text = `${TITLES}\n1,2026-10-10,gpt-6-sol,1,,999999999999,,,\n2,2026-10-10,gpt-6-sol,1,,1,1e30,,\n`;
  const { records, report } = await readMapped(CALLS, { name: 'calls.csv', text });
  expect(report.problems.first).toMatchObject([
    { kind: 'impossible-count', line: 2 },
    { kind: 'impossible-cost', line: 3 },
  ]);
  expect(records).toMatchObject([{ statedCostUsd: undefined }]);
});

it('takes a month without a day only where a row is a month', async () => {
  const mapping = 'version: 1\nrows: month\ntime: at\nmodel: model\ntokens: { input: in, output: out }\n';
  const text = 'at,model,in,out\n2026-10,gpt-6-sol,1,1\n2026,gpt-6-sol,1,1\n10/08/2026,gpt-6-sol,1,1\n';
  const { records, report } = await readMapped(mapping, { name: 'months.csv', text });
  expect(records).toMatchObject([{ at: '2026-10-01T00:00:00.000Z' }]);
  expect(report.problems.byKind).toEqual({ 'no-time': 2 });
  const days = await readMapped(mapping.replace('month', 'day'), { name: 'days.csv', text });
  expect(days.report.problems.byKind).toEqual({ 'no-time': 3 });
});

it('keeps rows that sum calls up apart from calls, and compares them with what is stated of the month', async () => {
  const mapping = `
version: 1
rows: day
time: day
model: model
tokens: { input: input, output: output }
totals: [{ month: 2026-10, tokens: 330 }, { month: 2026-11, tokens: 7 }]
`;
  const text =
    '{"day":"2026-10-01","model":"m","input":300,"output":30}\n{"day":"2026-11-01","model":"m","input":1,"output":2}\n';
  const { report } = await readMapped(mapping, { name: 'days.jsonl', text });
  expect(report.total).toMatchObject({ calls: 0, uncountedRows: 2, unpricedCalls: 0, unpricedRows: 2 });
  expect(report.granularities).toMatchObject([{ source: 'mapped', granularity: 'day' }]);
  expect(report.reconciliation).toMatchObject([
    { month: '2026-10', basis: 'period-tokens', statedTokens: 330, countedTokens: 330, agrees: true },
    { month: '2026-11', basis: 'period-tokens', statedTokens: 7, countedTokens: 3, agrees: false },
  ]);
});

it('finds fields inside others in JSON lines and lists, and prices a sum as short prompts at least', async () => {
  const mapping = `
version: 1
rows: month
calls: n
time: at
model: call.model
tokens: { input: call.usage.in, output: call.usage.out }
`;
  const row = { at: 1_790_812_800, n: 12, call: { model: 'gpt-6-sol', usage: { in: 3_000_000, out: 1000 } } };
  for (const [name, text] of [
    ['months.ndjson', JSON.stringify(row)],
    ['months.json', JSON.stringify([row])],
  ] as const) {
    const { records, report } = await readMapped(mapping, { name, text });
    expect(records).toMatchObject([
      { at: '2026-10-01T00:00:00.000Z', bucket: { granularity: 'month', calls: 12 } },
    ]);
    expect(report.prices.assumedBandRows).toBe(1);
  }
});

it('says every problem of a mapping at once, with its line', async () => {
  const bad =
    'version: 1\nrows: hourly\ntime: t\nmodel: m\ntokens: { input: i, output: o, reasoning: r }\ncosts: c\n';
  const { code, message } = await failure(() => parseMapping('map.yaml', bad));
  expect(code).toBe('config-invalid');
  expect(message).toContain(
    'line 2: rows: must say what one row is: call, minute, hour, day, month or unknown',
  );
  expect(message).toContain('line 6: costs: there is no such field');
});

it('wants to be told whether cached and reasoned tokens are in others', async () => {
  const bad = CALLS.replace('inputIncludes: [cacheRead]\n', '');
  expect((await failure(() => parseMapping('map.yaml', bad))).message).toContain(
    'inputIncludes: must say which',
  );
});

it('says which column a file does not have, and which it has', async () => {
  const { message } = await failure(() =>
    readMapped(CALLS, { name: 'other.csv', text: 'when,model\n1,2\n' }),
  );
  expect(message).toContain('tokens.input names "prompt"');
  expect(message).toContain('its columns are when, model');
  const lines = await failure(() =>
    readMapped(CALLS, { name: 'other.jsonl', text: '{"when":1,"model":"m"}\n' }),
  );
  expect(lines.message).toContain('tokens.output names "completion"');
  expect(lines.message).toContain('the fields of its first row are when, model');
});

it('names the column that a mapping names and a table has twice', async () => {
  const text = `${TITLES},prompt\n1,2026-10-10,gpt-6-sol,1,,1,,,,9\n`;
  const { message } = await failure(() => readMapped(CALLS, { name: 'calls.csv', text }));
  expect(message).toContain('tokens.input names "prompt", which several columns are called');
});

it('reads the example of the documentation', async () => {
  const folder = join(import.meta.dirname, '..', '..', '..', '..', 'examples', 'audit');
  const { readMapping } = await import('./read-mapping.ts');
  const sources = [createMappedSource(readMapping(join(folder, 'mapping.yaml')), SMALL_FILES)];
  const { report } = await readSample(folder, { sources });
  expect(report.total).toMatchObject({ calls: 402, unpricedCalls: 5 });
  expect(report.reconciliation.map(({ month, basis, agrees }) => [month, basis, agrees])).toEqual([
    ['2026-10', 'call-costs', true],
    ['2026-11', 'call-costs', false],
    ['2026-10', 'period-cost', true],
  ]);
});
