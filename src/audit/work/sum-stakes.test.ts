import { expect, it } from 'vitest';
import { NO_CALLS } from '../tally/call-sums.ts';
import { STAKES } from './stake-rules.ts';
import { createStakeSums } from './sum-stakes.ts';

/** Sums up one task of three calls and 2 USD for each stake and session as told. */
function sumUp(tasks: readonly (readonly [session: number, stake: 0 | 1 | 2])[]) {
  const sums = createStakeSums();
  const sum = { ...NO_CALLS, calls: 3, costUsd: 2, tokens: { ...NO_CALLS.tokens, input: 10 } };
  for (const [session, index] of tasks) sums.add({ session, stake: STAKES[index] ?? 'normal', sum });
  return sums.lines();
}

it('gives exact shares of tasks, calls, tokens and cost', () => {
  const lines = sumUp([
    [0, 0],
    [0, 0],
    [1, 0],
    [1, 2],
  ]);
  expect(lines).toMatchObject([
    { stake: 'routine', tasks: 3, calls: 9, tokens: 30, costUsd: 6, shares: { cost: { share: 0.75 } } },
    { stake: 'normal', tasks: 0, shares: { tasks: { share: 0, interval: null } } },
    { stake: 'high-stake', tasks: 1, shares: { calls: { share: 0.25, interval: null } } },
  ]);
});

it('gives no share of nothing', () => {
  expect(sumUp([])[0]).toMatchObject({ tasks: 0, costUsd: null, shares: { tasks: { share: null } } });
});

it('gives an interval from 20 sessions on, wider where sessions are alike inside', () => {
  const mixed = Array.from({ length: 200 }, (_, task) => [task % 20, task % 3 === 0 ? 2 : 0] as const);
  const apart = Array.from({ length: 200 }, (_, task) => [task % 20, task % 20 < 7 ? 2 : 0] as const);
  const widthOf = (tasks: Parameters<typeof sumUp>[0]) => {
    const interval = sumUp(tasks)[0]?.shares.tasks.interval;
    expect(interval?.n).toBe(20);
    return (interval?.high ?? 0) - (interval?.low ?? 0);
  };
  expect(widthOf(apart)).toBeGreaterThan(4 * widthOf(mixed));
  expect(sumUp(mixed.filter(([session]) => session > 0))[0]?.shares.tasks.interval).toBeNull();
});

it('keeps to its time with many sessions', () => {
  const lines = sumUp(Array.from({ length: 3000 }, (_, session) => [session, session % 2 === 0 ? 0 : 1]));
  expect(lines[0]?.shares.tasks).toMatchObject({ share: 0.5, interval: { n: 3000 } });
});
