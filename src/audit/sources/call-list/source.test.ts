import { array, assert, asyncProperty, constantFrom, nat, option, record, string } from 'fast-check';
import { expect, it } from 'vitest';
import { EFFORT_LEVELS, ModelId, toIsoTimestamp, type UsageRecord } from '#core';
import { recordingSink } from '../../__fixtures__/recording-sink.ts';
import { temporaryHome } from '../../__fixtures__/temporary-home.ts';
import { createFileReading } from '../../reading/read-file.ts';
import { openCsv } from '../../output/write-csv.ts';
import { SOURCES } from '../registry.ts';

const told = { nil: undefined };
const count = option(nat(1e9), told);
/** Names as files have them: neither empty nor blank at an end, which a table cannot keep. */
const name = option(
  string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() === text && text.isWellFormed()),
  told,
);
const call = record({
  atMs: nat(2e12),
  source: constantFrom('claude-code', 'codex', 'mapped', 'vernier'),
  bucket: option(
    record({ granularity: constantFrom('day', 'month'), calls: count, promptTokens: count } as const),
    told,
  ),
  session: name,
  // of a folder only the last part is written
  project: name.map((text) => text?.replaceAll(/[/\\~:]/gu, '-')),
  agentType: option(constantFrom('main', 'sub-agent'), told),
  model: name,
  effort: option(constantFrom(...EFFORT_LEVELS), told),
  serviceTier: name,
  inputTokens: nat(1e9),
  cacheReadTokens: count,
  cacheWrite5mTokens: count,
  cacheWrite1hTokens: count,
  outputTokens: count,
  reasoningTokens: count,
  statedCostUsd: option(
    nat(1e9).map((micro) => micro / 1e6),
    told,
  ),
  toolCalls: count,
  durationMs: count,
});

it('reads back every call that an audit wrote', async () => {
  const { path } = temporaryHome();
  const file = path('calls.csv');
  await assert(
    asyncProperty(array(call, { minLength: 1, maxLength: 10 }), async (calls) => {
      const records = calls.map(
        ({
          atMs,
          source,
          bucket,
          session,
          project,
          agentType,
          model,
          effort,
          serviceTier,
          ...rest
        }): UsageRecord => {
          const { statedCostUsd, toolCalls, durationMs, ...usage } = rest;
          const modelId = model === undefined ? undefined : ModelId.parse(model);
          const names = { source, bucket, session, project, agentType, modelId, effort, serviceTier };
          return {
            version: 1,
            at: toIsoTimestamp(atMs),
            ...names,
            usage,
            statedCostUsd,
            toolCalls,
            durationMs,
          };
        },
      );
      const csv = openCsv(file);
      for (const one of records) csv.add(one, { status: 'unpriced', reason: 'unknown-model' });
      csv.end();
      const { sink, told: back } = recordingSink();
      const read = await createFileReading(SOURCES).read({ path: file, bytes: 1e9 }, sink);
      expect(read?.source.id).toBe('call-list');
      expect(read?.failure).toBeUndefined();
      expect(back.problems).toEqual([]);
      expect(back.records).toEqual(records);
    }),
    { numRuns: 50, seed: 7 },
  );
});
