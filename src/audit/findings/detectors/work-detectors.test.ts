import { describe, expect, it } from 'vitest';
import type { UsageRecord } from '#core';
import { createRandom } from '#stats';
import { atMs, type ConstructedCall, priceAs, seeCalls } from '../__fixtures__/seen-calls.ts';
import { createTaskTable } from '../../work/task-table.ts';
import { NO_SIGNS } from '../../work/task-record.ts';
import { detectBatchable } from './detect-batchable.ts';
import { detectRepeats } from './detect-repeats.ts';
import { detectSlowWaits } from './detect-slow-waits.ts';
import { findDuplicateTasks } from './duplicate-tasks.ts';

const usage = { inputTokens: 1_000_000 };
const DAY = 86_400;
const FIRST: UsageRecord = {
  version: 1,
  at: '2026-11-01T08:00:00.000Z',
  source: 'claude-code',
  session: 'a',
  agentType: 'main',
  usage,
};

/** Conversations of one call. */
const single = (times: readonly number[]) =>
  times.map((atSeconds, place): ConstructedCall => ({ session: `s${place}`, atSeconds, usage }));

/** Calls that are taken to be begun by a clock. */
function claimed(calls: readonly ConstructedCall[]) {
  const detector = detectBatchable(priceAs);
  for (const call of seeCalls(calls)) detector.see(call);
  return detector.finish()[0]?.claims;
}

describe('work that a clock begins', () => {
  it('is what comes at the same minute of every day, or at even distances', () => {
    const nightly = Array.from({ length: 20 }, (_, day) => day * DAY + (day % 3) * 20);
    const hourly = Array.from({ length: 20 }, (_, hour) => 100 * DAY + hour * 3600);
    expect(claimed(single(nightly))?.calls.size).toBe(20);
    // the first and the last have a neighbour on one side only
    expect(claimed(single(hourly))?.calls.size).toBe(18);
  });

  it('costs half through batch', () => {
    const claims = claimed(single(Array.from({ length: 20 }, (_, day) => day * DAY)));
    expect([...(claims?.savedUsdOfSession.values() ?? [])].reduce((sum, usd) => sum + usd, 0)).toBeCloseTo(
      20 * 2,
      9,
    );
  });

  it('is nothing that a person begins when it suits, nor what goes on or uses tools', () => {
    const random = createRandom('people');
    const times = Array.from({ length: 300 }, (_, call) => (call % 30) * DAY + random() * 36_000);
    expect(claimed(single(times))).toBeUndefined();
    const even = single(Array.from({ length: 20 }, (_, day) => day * DAY));
    const goesOn = even.map((call) => ({ ...call, atSeconds: call.atSeconds + 30 }));
    expect(claimed([...even, ...goesOn])).toBeUndefined();
    expect(claimed(even.map((call) => ({ ...call, toolCalls: 1 })))).toBeUndefined();
  });
});

/** What is found of tasks with these waits for the first answer, in seconds. */
function found(waits: readonly number[]) {
  const tasks = Object.fromEntries(waits.map((_, task) => [task, { askedAtMs: atMs(task * 1000) }]));
  const calls = waits.flatMap((wait, task): ConstructedCall[] => [
    { session: `s${task}`, atSeconds: task * 1000 + wait, usage, task },
    // what tools and further calls take is no wait for the first answer
    { session: `s${task}`, atSeconds: task * 1000 + wait + 300, usage, task },
  ]);
  const detector = detectSlowWaits();
  for (const call of seeCalls(calls, { tasks })) detector.see(call);
  return detector.finish()[0];
}

describe('long waits', () => {
  it('are told with their share and its interval', () => {
    const candidate = found(Array.from({ length: 40 }, (_, task) => (task < 20 ? 30 : 2)));
    expect(candidate?.claims.calls.size).toBe(20);
    expect(candidate?.what).toBe(
      '50 % [95 %: 35 % to 65 %] of 40 tasks waited over 10 s for the first answer, 30 s on average',
    );
    expect(candidate?.saving).toEqual({ status: 'no-money' });
  });

  it('are nothing where they may be rare', () => {
    expect(found(Array.from({ length: 40 }, (_, task) => (task < 8 ? 30 : 2)))).toBeUndefined();
  });
});

/** Tasks of one session, with one tool each. */
function tableOf(messages: readonly string[], tools: readonly string[] = []) {
  const table = createTaskTable();
  for (const [place, message] of messages.entries()) {
    const task = table.begin(FIRST, undefined);
    const used = new Map(tools.slice(place, place + 1).map((tool) => [tool, 1]));
    table.describe(task, { message, cluster: undefined, tools: used });
    table.sign(task, { ...NO_SIGNS, messageCharacters: message.length });
  }
  return table;
}

describe('what is asked for again', () => {
  const long = 'please translate the settings page into German and French today';

  it('is a message that came twice in a row, whatever tools followed', () => {
    expect(findDuplicateTasks(tableOf([long, long, `${long} or tomorrow`, long], ['Read', 'Grep']))).toEqual(
      new Set([1]),
    );
  });

  it('is not a short word that people say again and again', () => {
    expect(findDuplicateTasks(tableOf(['continue', 'continue', 'yes', 'yes']))).toEqual(new Set());
  });

  it('costs all of a message sent twice, and the part of the tools that were asked again', () => {
    const tasks = { 1: {}, 2: { repeatedTools: 2, toolCalls: 8 } };
    const detector = detectRepeats(
      tableOf([long, long, 'something else altogether, which is long enough too']),
    );
    const calls = [0, 1, 2].map((task) => ({ session: `s${task}`, atSeconds: task, usage, task }));
    for (const call of seeCalls(calls, { tasks })) detector.see(call);
    const [candidate] = detector.finish();
    expect(candidate?.what).toBe(
      '2 tool calls asked for the same with nothing changed; 1 message came twice in a row',
    );
    // a call costs 4 USD
    expect(Object.fromEntries(candidate?.claims.savedUsdOfSession ?? [])).toEqual({
      'claude-code s1': 4,
      'claude-code s2': 1,
    });
  });
});
