import { expect, it } from 'vitest';
import type { CallBucket, UsageRecord } from '#core';
import { addCall, createReportSums } from './report-sums.ts';

it('puts sums of a month, or of a span that is not told, on no day', () => {
  const sums = createReportSums();
  const granularities: readonly CallBucket['granularity'][] = ['minute', 'hour', 'day', 'month', 'unknown'];
  for (const [index, granularity] of granularities.entries()) {
    const at = `2026-10-0${index + 1}T00:00:00.000Z`;
    const record: UsageRecord = {
      version: 1,
      at,
      source: 'mapped',
      usage: {},
      bucket: { granularity, calls: 2 },
    };
    addCall(sums, record, { status: 'unpriced', reason: 'unknown-model' });
  }
  expect(sums.calendar.groups().map(({ day, calls }) => [day, calls])).toEqual([
    ['2026-10-01', 2],
    ['2026-10-02', 2],
    ['2026-10-03', 2],
  ]);
  expect(sums.months.groups()).toMatchObject([{ month: '2026-10', calls: 10 }]);
});
