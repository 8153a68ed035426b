import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { readSample } from '../../__fixtures__/read-sample.ts';
import { temporaryHome } from '../../__fixtures__/temporary-home.ts';
import { dataPlaces } from './data-places.ts';

const FIXTURES = join(import.meta.dirname, '__fixtures__');

/** Makes a database of a fixture's statements and reads it. */
async function readDatabase(fixture: string, name = 'opencode.db') {
  const { home, path } = temporaryHome();
  const database = new DatabaseSync(path(name));
  database.exec(readFileSync(join(FIXTURES, fixture), 'utf8'));
  database.close();
  return readSample(home);
}

it('reads messages that have a file each, every step of them as a call, and splits reasoning off where the total says that the output has it', async () => {
  const { records, report } = await readSample(join(FIXTURES, 'storage'));
  expect(records).toMatchObject([
    {
      at: '2026-11-01T08:00:01.000Z',
      source: 'opencode',
      session: 'ses_a1',
      project: '/home/me/shop',
      modelId: 'claude-opus-5-5',
      usage: { inputTokens: 400, cacheReadTokens: 1000, cacheWrite5mTokens: 500, outputTokens: 100 },
      statedCostUsd: 0.0063,
      durationMs: 8000,
    },
    { modelId: 'gpt-6-sol', usage: { inputTokens: 200, outputTokens: 60, reasoningTokens: 40 } },
    { usage: { inputTokens: 400, outputTokens: 50 }, statedCostUsd: 0.0013 },
    { usage: { inputTokens: 50, cacheReadTokens: 500, outputTokens: 20 }, statedCostUsd: 0.0004 },
  ]);
  expect(records[1]?.statedCostUsd).toBeUndefined();
  expect(report.total.costUsd).toBeCloseTo(0.0063 + 0.0016 + 0.0013 + 0.0004, 12);
  expect(report.leftOut.unbilled).toBe(1);
  expect(report.reconciliation).toMatchObject([{ month: '2026-11', basis: 'call-costs', agrees: true }]);
});

it('reads the files of the first versions, whose model nobody prices any more', async () => {
  const { records, report } = await readSample(join(FIXTURES, 'project'));
  expect(records).toMatchObject([
    {
      at: '2025-06-27T04:53:20.000Z',
      session: 'ses_old',
      modelId: 'claude-sonnet-4-20250514',
      usage: { inputTokens: 3, cacheReadTokens: 10, cacheWrite5mTokens: 20, outputTokens: 7 },
    },
  ]);
  expect(report.total).toMatchObject({ calls: 1, costUsd: null, unpricedCalls: 1 });
  expect(report.reconciliation).toMatchObject([
    { month: '2025-06', statedCostUsd: 0.01, countedCostUsd: null, unpriced: 1, agrees: false },
  ]);
});

it('reads a database, every step of a message as a call, and counts once what a fork copied and what its versions project', async () => {
  const { records, report } = await readDatabase('first-database.sql');
  expect(records).toMatchObject([
    { session: 'ses_b1', agentType: 'main', effort: 'high', modelId: 'gpt-6-sol', project: '/home/me/shop' },
    { session: 'ses_b1', usage: { inputTokens: 400, outputTokens: 50 }, statedCostUsd: 0.06 },
    { session: 'ses_b1', usage: { inputTokens: 50, cacheReadTokens: 500 }, statedCostUsd: 0.04 },
    { session: 'ses_b2', agentType: 'sub-agent', modelId: 'house-model' },
  ]);
  expect(report.leftOut.repeated).toBe(1);
  expect(report.total).toMatchObject({ calls: 4, unpricedCalls: 3 });
  expect(report.total.costUsd).toBeCloseTo(0.00172, 12);
  expect(report.reconciliation.find(({ basis }) => basis === 'session-cost')).toMatchObject({
    statedTokens: 2020,
    countedTokens: 2020,
    statedCostUsd: 0.10172,
    unpriced: 2,
  });
  expect(report.reconciliation.find(({ month }) => month === '2026-11')).toMatchObject({ agrees: true });
});

it('reads the tables of the second generation, and of the first what is not in them', async () => {
  const { records, report } = await readDatabase('second-database.sql', 'opencode-beta.db');
  expect(records.map(({ at, usage }) => [at.slice(0, 19), usage.inputTokens])).toEqual([
    ['2026-11-02T08:00:00', 400],
    ['2026-11-02T08:01:40', 200],
    ['2026-11-02T06:13:20', 10],
  ]);
  expect(records[1]).toMatchObject({ effort: 'low', usage: { outputTokens: 75, reasoningTokens: 25 } });
  expect(report.total.costUsd).toBeCloseTo(0.0018 + 0.0014 + 0.00022, 12);
  expect(report.reconciliation.find(({ basis }) => basis === 'session-cost')).toMatchObject({
    statedTokens: 800,
    countedTokens: 800,
    statedCostUsd: 0.0032,
    agrees: true,
  });
});

it('counts a message once that has a file and a row', async () => {
  const { home, path } = temporaryHome();
  const message = JSON.parse(readFileSync(join(FIXTURES, 'storage/message/ses_a1/msg_a2.json'), 'utf8'));
  writeFileSync(path('msg_a2.json'), JSON.stringify(message));
  const database = new DatabaseSync(path('opencode.db'));
  database.exec('create table session (id text); create table message (id text, session_id text, data text)');
  const { id, sessionID, ...data } = message;
  database.prepare('insert into message values (?, ?, ?)').run(id, sessionID, JSON.stringify(data));
  database.close();
  const { report } = await readSample(home);
  expect(report.total.calls).toBe(1);
  expect(report.leftOut.repeated).toBe(1);
});

it('counts the last step of a message once where only one telling has its steps', async () => {
  const { home, path } = temporaryHome();
  cpSync(join(FIXTURES, 'storage'), path('storage'), { recursive: true });
  cpSync(join(FIXTURES, 'storage/message/ses_a1/msg_a5.json'), path('msg_a5.json'));
  const { report } = await readSample(home);
  expect(report.total.calls).toBe(4);
  expect(report.leftOut.repeated).toBe(1);
});

it('says of a database without messages, and of rows that are broken, that they are', async () => {
  const { home, path } = temporaryHome();
  const other = new DatabaseSync(path('opencode-other.db'));
  other.exec('create table task (id text)');
  other.close();
  const broken = new DatabaseSync(path('opencode.db'));
  broken.exec(
    "create table message (id text, session_id text, data text); insert into message values ('m', 's', '{')",
  );
  broken.close();
  const { report } = await readSample(home);
  expect(report.problems.byKind).toEqual({ 'not-a-table': 1, 'not-json': 1 });
});

it('looks into databases and folders of messages only, wherever variables point', () => {
  const { home, path } = temporaryHome();
  const data = path('data', 'opencode');
  expect(dataPlaces({ homeDirectory: undefined, env: {} })).toEqual([]);
  mkdirSync(data, { recursive: true });
  for (const name of ['opencode.db', 'opencode-dev.db', 'opencode.db-wal', 'auth.json']) {
    writeFileSync(join(data, name), '');
  }
  const env = { XDG_DATA_HOME: path('data'), OPENCODE_DB: 'mine.sqlite' };
  expect(dataPlaces({ homeDirectory: home, env }).toSorted()).toEqual(
    ['mine.sqlite', 'opencode-dev.db', 'opencode.db', 'project', 'storage/message'].map((name) =>
      join(data, name),
    ),
  );
});
