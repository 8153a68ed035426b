import { array, assert, nat, property, record as recordOf } from 'fast-check';
import { expect, it } from 'vitest';
import { ModelId, type UsageRecord } from '#core';
import type { ToldCall } from '../reading/transcript-sink.ts';
import { createCallTable } from './call-table.ts';

const FULL: UsageRecord = {
  version: 1,
  at: '2026-10-10T10:00:00.000Z',
  source: 'codex',
  session: 'session',
  project: '/home/me/shop',
  agentType: 'sub-agent',
  modelId: ModelId.parse('a-model'),
  effort: 'xhigh',
  serviceTier: 'flex',
  usage: {
    inputTokens: 0,
    cacheReadTokens: 1,
    cacheWrite5mTokens: 2,
    cacheWrite1hTokens: 3,
    outputTokens: 4,
    reasoningTokens: 5,
  },
  statedCostUsd: 0.25,
  toolCalls: 6,
  durationMs: 7,
};
const BARE: UsageRecord = {
  version: 1,
  at: '2026-10-10T10:00:00.000Z',
  source: 'claude-code',
  session: 'session',
  agentType: 'main',
  usage: {},
  toolCalls: 0,
};

function tableOf(tellings: readonly ToldCall[]) {
  const table = createCallTable();
  for (const told of tellings) table.add(told);
  return [...table.records()];
}

it('gives back what it was told, and keeps absent what was absent', () => {
  const records = tableOf([
    { record: FULL, identity: undefined },
    { record: BARE, identity: undefined },
  ]);
  expect(records).toEqual([FULL, BARE]);
});

it('knows calls by what they are known again by', () => {
  const table = createCallTable();
  const identity = { call: 'msg_1', request: 'req_1', isCopy: false };
  expect(table.knows(identity)).toBe(false);
  expect(table.add({ record: BARE, identity })).toBe('new');
  expect(table.knows(identity)).toBe(true);
  expect(table.add({ record: BARE, identity })).toBe('known');
  expect(table.knows({ ...identity, request: 'req_2' })).toBe(false);
});

it('gives each call the task in which it was first told, and tells later tasks of it', () => {
  const table = createCallTable();
  const joined: number[] = [];
  const placed: unknown[] = [];
  const taskOf = (task: number) => ({
    begin: () => task,
    join: (known: number) => joined.push(known),
    place: (call: number, toolIds: readonly string[]) => placed.push([task, call, toolIds]),
  });
  const identity = { call: 'msg_1', request: 'req_1', isCopy: false };
  table.add({ record: BARE, identity, task: taskOf(7), toolIds: ['t1'] });
  table.add({ record: { ...BARE, usage: { outputTokens: 9 } }, identity, task: taskOf(8), toolIds: ['t2'] });
  table.add({ record: BARE, identity: undefined });
  expect(Array.from(table.entries(), ({ task }) => task)).toEqual([7, undefined]);
  expect(joined).toEqual([7]);
  expect(placed).toEqual([
    [7, 0, ['t1']],
    [8, 0, ['t2']],
  ]);
});

it('keeps ten thousand calls apart', () => {
  const tellings = Array.from({ length: 10_000 }, (_, index) => ({
    record: BARE,
    identity: { call: `msg_${index}`, request: `req_${index}`, isCopy: false },
  }));
  expect(tableOf(tellings)).toHaveLength(10_000);
});

/** A telling of one answer, streamed so far. */
function toCall({ second, output, tools }: { second: number; output: number; tools: number }): ToldCall {
  const at = `2026-10-10T10:00:${String(second).padStart(2, '0')}.000Z`;
  return {
    record: { ...BARE, at, usage: { outputTokens: output }, toolCalls: tools },
    identity: { call: 'msg_1', request: 'req_1', isCopy: false },
  };
}

it('makes the same of the tellings of an answer in whatever order they come', () => {
  const telling = recordOf({ second: nat(59), output: nat(1000), tools: nat(5) });
  assert(
    property(array(telling, { minLength: 1 }), (tellings) => {
      const [record] = tableOf(tellings.map(toCall));
      expect(record).toMatchObject({
        at: toCall({ second: Math.min(...tellings.map(({ second }) => second)), output: 0, tools: 0 }).record
          .at,
        usage: { outputTokens: Math.max(...tellings.map(({ output }) => output)) },
        toolCalls: Math.max(...tellings.map(({ tools }) => tools)),
      });
    }),
  );
});
