import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { UsageRecord } from '#core';
import { readSample } from '../../__fixtures__/read-sample.ts';
import { temporaryHome } from '../../__fixtures__/temporary-home.ts';

const FIXTURES = join(import.meta.dirname, '__fixtures__');
const sample = () => readSample(join(FIXTURES, 'sessions'));

type Counts = readonly [input: number, output: number];

const toCounts = ([input, output]: Counts) => ({ input_tokens: input, output_tokens: output });

/** A line of counts, at a second of one minute. */
function tokenCount(second: number, total: Counts | undefined, last?: Counts): string {
  const info = {
    ...(total === undefined ? {} : { total_token_usage: toCounts(total) }),
    ...(last === undefined ? {} : { last_token_usage: toCounts(last) }),
  };
  const timestamp = `2026-10-08T09:00:${String(second).padStart(2, '0')}Z`;
  return JSON.stringify({ timestamp, type: 'event_msg', payload: { type: 'token_count', info } });
}

const META = JSON.stringify({ type: 'session_meta', payload: { id: 'thread-1' } });

async function readLines(lines: readonly string[]) {
  const { home, path } = temporaryHome();
  writeFileSync(path('rollout-1.jsonl'), `${lines.join('\n')}\n`);
  return readSample(home);
}

it('reads calls into records that keep to their schema', async () => {
  const { records } = await readSample(FIXTURES);
  expect(records).toHaveLength(5);
  for (const record of records) expect(UsageRecord.safeParse(record).error).toBeUndefined();
});

it('splits cached input and reasoned output off, with the settings of the turn', async () => {
  const { records } = await sample();
  expect(records.slice(0, 2)).toMatchObject([
    {
      modelId: 'gpt-6-sol',
      effort: 'high',
      serviceTier: 'default',
      agentType: 'main',
      project: '/home/me/shop',
      toolCalls: 1,
      usage: { inputTokens: 400, cacheReadTokens: 600, outputTokens: 60, reasoningTokens: 40 },
    },
    {
      effort: 'low',
      toolCalls: 0,
      usage: {
        inputTokens: 500,
        cacheReadTokens: 1400,
        cacheWrite5mTokens: 100,
        outputTokens: 100,
        reasoningTokens: 50,
      },
    },
  ]);
});

it('counts a sub-agent without the calls that it copied from the session it was forked from', async () => {
  const { records, report } = await sample();
  expect(records.slice(2)).toMatchObject([
    { agentType: 'sub-agent', modelId: 'gpt-6-luna', usage: { inputTokens: 400, cacheReadTokens: 100 } },
  ]);
  expect(report.leftOut).toMatchObject({ inherited: 2, unchanged: 1 });
});

it('knows copies by their pace where the session they come from is gone, and counts a compaction', async () => {
  const { records, report } = await readSample(join(FIXTURES, 'archived_sessions'));
  expect(records.map(({ usage }) => usage.inputTokens)).toEqual([100, 2000]);
  expect(report.leftOut).toMatchObject({ inherited: 2, compaction: 1 });
});

it('keeps the calls of a fork that begins with its own', async () => {
  const meta = JSON.stringify({ type: 'session_meta', payload: { id: 'thread-2', forked_from_id: 'gone' } });
  const lines = [meta, tokenCount(1, [10, 1], [10, 1]), tokenCount(9, [30, 2], [20, 1])];
  expect((await readLines(lines)).records).toHaveLength(2);
});

it('keeps the only call of a fork', async () => {
  const meta = JSON.stringify({ type: 'session_meta', payload: { id: 'thread-2', forked_from_id: 'gone' } });
  expect((await readLines([meta, tokenCount(1, [10, 1])])).records).toHaveLength(1);
});

it('counts a file and its archived copy once', async () => {
  const { home, path } = temporaryHome();
  const text = [META, tokenCount(1, [10, 1]), tokenCount(5, [30, 2])].join('\n');
  mkdirSync(path('archived_sessions'));
  writeFileSync(path('rollout-1.jsonl'), text);
  writeFileSync(path('archived_sessions', 'rollout-1.jsonl'), text);
  expect((await readSample(home)).records).toHaveLength(2);
});

it('reads a packed file like a plain one', async () => {
  const { home, path } = temporaryHome();
  writeFileSync(path('rollout-1.jsonl.zst'), zstdCompressSync(`${META}\n${tokenCount(1, [10, 1])}\n`));
  expect((await readSample(home)).records).toMatchObject([
    { session: 'thread-1', usage: { inputTokens: 10 } },
  ]);
});

it('says that a packed file is damaged, and reads the others', async () => {
  const { home, path } = temporaryHome();
  writeFileSync(path('rollout-1.jsonl.zst'), 'no archive');
  writeFileSync(path('rollout-2.jsonl'), `${META}\n${tokenCount(1, [10, 1])}\n`);
  const { report } = await readSample(home);
  expect(report.problems.first).toMatchObject([{ kind: 'unreadable' }]);
  expect(report.total.calls).toBe(1);
});

it('goes on counting where the sums begin anew', async () => {
  const lines = [META, tokenCount(1, [1000, 100]), tokenCount(5, [300, 10])];
  const { records, report } = await readLines(lines);
  expect(records.map(({ usage }) => usage.inputTokens)).toEqual([1000, 300]);
  expect(report.reconciliation).toMatchObject([{ statedTokens: 1410, agrees: true }]);
});

it('leaves the model open where no turn names one, and gives it no price', async () => {
  const { report } = await readLines([META, tokenCount(1, [10, 1])]);
  expect(report.unpriced).toMatchObject([{ model: null, reason: 'unknown-model', calls: 1 }]);
  expect(report.total.costUsd).toBeNull();
});

it('lists counts that cannot be and times that are none', async () => {
  const late = tokenCount(5, [30, 2]).replace('2026-10-08T09:00:05Z', 'late');
  const { report } = await readLines([META, tokenCount(1, [-10, 1]), late]);
  expect(report.problems.byKind).toEqual({ 'impossible-count': 1, 'no-time': 1 });
});
