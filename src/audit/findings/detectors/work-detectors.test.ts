import { describe, expect, it } from 'vitest';
import { createRandom } from '#stats';
import { atMs, type ConstructedCall, priceAs, seeCalls } from '../__fixtures__/seen-calls.ts';
import { sumSaved } from '../claims.ts';
import { detectBatchable } from './detect-batchable.ts';
import { detectRepeats } from './detect-repeats.ts';
import { detectSlowWaits } from './detect-slow-waits.ts';

const usage = { inputTokens: 1_000_000 };
const DAY = 86_400;
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
    // what would be quicker answers differently
    expect(candidate?.loss).toEqual({ status: 'unknown' });
  });

  it('are nothing where they may be rare', () => {
    expect(found(Array.from({ length: 40 }, (_, task) => (task < 8 ? 30 : 2)))).toBeUndefined();
  });
});

describe('what is asked for again', () => {
  it('costs the calls that asked only for that, and all of a message sent again, whose loss is not known', () => {
    const tasks = { 1: { isSentAgain: true }, 2: { repeatedTools: 9, toolCalls: 9 } };
    const calls = [0, 1, 1, 2, 2, 2].map((task, at) => ({ session: `s${task}`, atSeconds: at, usage, task }));
    const detector = detectRepeats({ repeatsOf: (call) => (call === 4 ? 2 : 0) });
    for (const call of seeCalls(calls, { tasks })) detector.see(call);
    // a call costs 4 USD
    expect(detector.finish().map(({ what, loss, claims }) => [what, loss.status, sumSaved(claims)])).toEqual([
      ['1 message came twice in a row, and the same tools gave the same both times', 'unknown', 8],
      ['2 tool calls asked for the same with nothing changed and got the same', 'none', 4],
    ]);
  });
});
