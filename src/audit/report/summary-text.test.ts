import { terminalWidth } from '#core';
import { expect, it } from 'vitest';
import { crowd, PARTS } from './__fixtures__/crowded-report.ts';
import { HOSTILE_NAME, reportOf } from './__fixtures__/hostile-report.ts';
import { summaryText } from './summary-text.ts';

const TODAY = '2026-11-21';
const lines = (...report: Parameters<typeof summaryText>) => summaryText(...report).split('\n');

it('begins with what all cost, at whose prices, what a month costs and what could be saved', async () => {
  const report = await reportOf(1, () => 'shop');
  const findings = report.findings.findings.map((finding) => ({ ...finding, overlaps: [] }));
  const endsPerMonthUsd = { low: 2, high: 4 };
  const total = { status: 'sum', meanPerMonthUsd: 3, endsPerMonthUsd, findings: 1 } as const;
  const text = summaryText({ ...report, findings: { ...report.findings, findings, total } }, TODAY);
  expect(text.replaceAll(/\n {2,}/gu, ' ')).toMatch(
    /^What was used, 2025-06-01 to 2026-11-02: \$0\.0078, list prices of each call's own day\na month: \$0\.0099, scaled from 2026-10-10 to 2026-11-02 \(24 days\)\ncould be saved: \$3\.00 a month \[95 %: \$2\.00 to \$4\.00\], 1 finding, n = 40 recorded prompts\n/u,
  );
});

it('is one screen of 40 lines and 80 columns, whatever there is, and steers no terminal', async () => {
  const report = await reportOf(60, (index) => `${HOSTILE_NAME} ${'model-'.repeat(index)}`);
  const months = Array.from({ length: 30 }, (_, month) => ({ ...report.total, month: `2026-${month}` }));
  const printed = lines({ ...report, months }, TODAY);
  expect(printed.length).toBeLessThanOrEqual(40);
  expect(Math.max(...printed.map(({ length }) => length))).toBeLessThanOrEqual(80);
  expect(printed.join('\n')).not.toContain('\u202e');
});

const ALL_PARTS = Object.keys(PARTS);
const COMBINATIONS = [
  [],
  ...ALL_PARTS.map((part) => [part]),
  ...ALL_PARTS.map((left) => ALL_PARTS.filter((part) => part !== left)),
  ALL_PARTS,
];

it.each([4, 60])('is one screen with %d of everything, whatever is asked for beside it', async (count) => {
  const report = await reportOf(count, (index) => `a long name of a kind of work or model ${index}`);
  for (const parts of COMBINATIONS) {
    const printed = lines(crowd(report, parts), TODAY);
    expect([parts, printed.length <= 40]).toEqual([parts, true]);
    expect([parts, printed.filter((line) => terminalWidth(line) > 80)]).toEqual([parts, []]);
  }
});

it('names what it has no room for, and never cuts a supposed price or a finding off', async () => {
  const report = await reportOf(5, (index) => `shop ${index}`);
  const text = summaryText(crowd(report, ALL_PARTS), TODAY);
  expect(text).toContain('no room for: kinds of work, stakes, months, models, examples (all: --html)');
  expect(text).toContain('\nwhat if: claude-haiku-5-5 at $0.08 in and $0.4 out; gpt-6-sol at $0.08 in');
  expect(text.match(/^lower-model-\d: would save \$3\.00 a month/gmu)).toHaveLength(5);
  expect(text).toContain('Counts and names only');
});

it('shows as many findings as there is room for, each with its id first', async () => {
  const text = summaryText(await reportOf(12, () => 'shop'), TODAY);
  const [, shown = '', short = ''] =
    /findings: 12 \(the best (\d) shown, (\d) by saving only\)/u.exec(text) ?? [];
  expect(text.match(/^lower-model-\d: /gmu)).toHaveLength(Number(shown));
  expect(Number(short)).toBeLessThanOrEqual(Number(shown));
});
