import { expect, it } from 'vitest';
import { HOSTILE_NAME, reportOf } from './__fixtures__/hostile-report.ts';
import { summaryText } from './summary-text.ts';

const TODAY = '2026-11-21';
const lines = (...report: Parameters<typeof summaryText>) => summaryText(...report).split('\n');

it('begins with what all cost, at whose prices, what a month costs and what could be saved', async () => {
  const report = await reportOf(1, () => 'shop');
  const findings = report.findings.findings.map((finding) => ({ ...finding, overlaps: [] }));
  const total = { status: 'sum', meanPerMonthUsd: 3, findings: 1 } as const;
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

it('shows as many findings as there is room for, each with its id first', async () => {
  const printed = lines(await reportOf(9, () => 'shop'), TODAY);
  const shown = printed.filter((line) => /^lower-model-\d: /u.test(line));
  expect(shown.length).toBeGreaterThan(0);
  expect(printed.join('\n')).toContain(`findings: 9 (the best ${shown.length} shown)`);
});
