import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AuditedWork } from '#core';
import { readSample } from '../__fixtures__/read-sample.ts';
import { temporaryHome } from '../__fixtures__/temporary-home.ts';
import { NO_CALLS } from '../tally/call-sums.ts';
import { findStretch } from './find-stretch.ts';
import type { MonthBase } from './month-base.ts';
import { monthDaysText, notInMonthTexts } from './month-texts.ts';

const COLUMNS = 'at,source,session,project,agentType,modelId,inputTokens,outputTokens,granularity,calls';
const DAY_MS = 86_400_000;
/** At 4 USD a million tokens in and 20 out on 2026-11-20. */
const NIGHTLY_USD = 0.802;

/** A call that a clock begins, on each of forty days from 2026-10-01. */
const NIGHTS = Array.from({ length: 40 }, (_, day) => {
  const at = new Date(Date.UTC(2026, 9, 1 + day, 2)).toISOString();
  return `${at},mapped,,nightly,,claude-opus-5-5,200000,100,,`;
});
const STRAY = '2025-11-10T10:00:00Z,mapped,,old,,claude-opus-5-5,6,6,,';

/** A row that sums nine calls up. */
function row(at: string, span: string): string {
  return `${at},mapped,,,,claude-opus-5-5,200000,100,${span},9`;
}

async function reportOf(lines: readonly string[], asked: Parameters<typeof readSample>[1] = {}) {
  const { home, path } = temporaryHome();
  writeFileSync(path('calls.csv'), [COLUMNS, ...lines].join('\n'));
  return (await readSample(home, { pricesAt: '2026-11-20', ...asked })).report;
}

describe('a month', () => {
  it('is like the newest stretch of use, whatever was called long before', async () => {
    const [alone, both] = await Promise.all([reportOf(NIGHTS), reportOf([STRAY, ...NIGHTS])]);
    expect(both.findings).toEqual(alone.findings);
    expect(both.findings.findings.map(({ detector }) => detector)).toContain('batchable');
    expect(both.month).toMatchObject({ first: '2026-10-01', last: '2026-11-09', days: 40, calls: 40 });
    expect(both.month?.older).toMatchObject({ calls: 1, last: '2025-11-10', gapDays: 324 });
    expect({ ...both.month, older: null }).toEqual(alone.month);
    expect(notInMonthTexts(both.month)).toEqual([
      'in no finding or month: 1 call, before a gap of 324 days (`--until 2025-11-10`)',
    ]);
  });

  it('costs what its kinds of work cost together, and what `vernier roi` reckons with', async () => {
    const { month, ...report } = await reportOf([STRAY, ...NIGHTS]);
    expect(month?.costPerMonthUsd).toBeCloseTo((40 * NIGHTLY_USD * 30.4375) / 40, 6);
    expect(month?.kinds.map(({ name, costUsd }) => [name, costUsd])).toEqual([
      ['project nightly', expect.closeTo(40 * NIGHTLY_USD, 6)],
    ]);
    expect(month?.mix).toEqual([{ model: 'claude-opus-5-5', effort: null, costShare: 1 }]);
    expect(AuditedWork.parse(JSON.parse(JSON.stringify({ ...report, month }))).month).toEqual(month);
  });

  it('has rows by day in it, and says which sums belong to no day', async () => {
    const { month, inNoFinding } = await reportOf([
      row('2026-10-01T00:00:00Z', 'day'),
      row('2026-10-10T00:00:00Z', 'day'),
      row('2026-10-01T00:00:00Z', 'month'),
    ]);
    expect(month).toMatchObject({ days: 10, calls: 18, undated: { calls: 9 } });
    expect(month?.costPerMonthUsd).toBeCloseTo((2 * NIGHTLY_USD * 30.4375) / 10, 6);
    expect(month?.kinds.map(({ calls }) => calls)).toEqual([18]);
    expect(inNoFinding?.rows).toBe(3);
    expect(notInMonthTexts(month)).toEqual([
      'in no month: 9 calls, $0.80: sums of a month or of a span that is not told',
    ]);
  });

  it('is of the days that are asked for', async () => {
    const { month } = await reportOf([STRAY, ...NIGHTS], { until: '2025-12-31' });
    expect(month).toMatchObject({ first: '2025-11-10', last: '2025-11-10', days: 7, calls: 1, older: null });
  });

  it('is not told where no call is of a day, and costs nothing known where none has a price', async () => {
    expect((await reportOf(['2026-10-01T00:00:00Z,mapped,,,,claude-opus-5-5,9,9,month,9'])).month).toBeNull();
    const { month } = await reportOf(['2026-10-01T00:00:00Z,mapped,,,,in-house,9,9,,']);
    expect(month).toMatchObject({ calls: 1, costUsd: null, costPerMonthUsd: null });
  });
});

/** A day with a call, so many days after the first of 2026. */
function daysFrom(offsets: readonly number[]) {
  return offsets.map((offset) => ({
    ...NO_CALLS,
    calls: 1,
    day: new Date(Date.UTC(2026, 0, 1) + offset * DAY_MS).toISOString().slice(0, 10),
  }));
}

describe('a stretch of use', () => {
  it.each([
    [[0, 31], { first: '2026-01-01', days: 32, calls: 2, older: null }],
    [[0, 32], { first: '2026-02-02', days: 7, calls: 1, older: { calls: 1, gapDays: 31 } }],
    [[0, 40, 41, 100], { first: '2026-04-11', days: 7, calls: 1, older: { calls: 3, gapDays: 58 } }],
  ])('begins after the last gap of more than 30 days: %j', (offsets, stretch) => {
    expect(findStretch(daysFrom(offsets))).toMatchObject(stretch);
  });

  it('says its days, and as how many it is taken', () => {
    const month: Pick<MonthBase, 'first' | 'last' | 'days'> = {
      first: '2026-01-01',
      last: '2026-01-01',
      days: 7,
    };
    expect(monthDaysText(month)).toBe('2026-01-01 (1 day, taken as 7)');
    expect(monthDaysText({ ...month, last: '2026-01-30', days: 30 })).toBe(
      '2026-01-01 to 2026-01-30 (30 days)',
    );
  });
});
