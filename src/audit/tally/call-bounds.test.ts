import { expect, it } from 'vitest';
import type { CallBucket, UsageRecord } from '#core';
import { hasPossibleCost, hasPossibleCounts, isPossibleSum } from './call-bounds.ts';

function recordOf(outputTokens: number, bucket?: CallBucket): UsageRecord {
  return { version: 1, at: '2026-10-10T10:00:00.000Z', source: 'mapped', bucket, usage: { outputTokens } };
}

it.each<[what: string, bucket: CallBucket | undefined, most: number]>([
  ['a call', undefined, 2e7],
  ['a row of which nobody knows how many calls it is', { granularity: 'day' }, 1e13],
  ['a row of three calls', { granularity: 'day', calls: 3 }, 6e7],
  ['a row of a million calls', { granularity: 'month', calls: 1e6 }, 1e13],
  ['a million calls that were summed up here', { granularity: 'calls', calls: 1e6 }, 2e13],
])('lets %s have as many tokens of a kind as there can be, and no more', (_what, bucket, most) => {
  expect(hasPossibleCounts(recordOf(most, bucket))).toBe(true);
  expect(hasPossibleCounts(recordOf(most + 1, bucket))).toBe(false);
});

it('takes no row for one of more calls than anybody makes', () => {
  expect(hasPossibleCounts(recordOf(1, { granularity: 'day', calls: 1e11 }))).toBe(false);
});

it('knows costs that nobody can have had', () => {
  const call = recordOf(1);
  const day = recordOf(1, { granularity: 'day' });
  const costs = [{ ...call, statedCostUsd: 1e4 }, { ...call, statedCostUsd: 1e30 }, day];
  expect(costs.map(hasPossibleCost)).toEqual([true, false, true]);
  expect(
    [
      { ...day, statedCostUsd: 1e9 },
      { ...day, statedCostUsd: 2e9 },
    ].map(hasPossibleCost),
  ).toEqual([true, false]);
  expect([-5, 1e9, 1e10, Number.NaN].map(isPossibleSum)).toEqual([true, true, false, false]);
});
