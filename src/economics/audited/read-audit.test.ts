import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CatalogFile, createCatalog } from '#catalog';
import { VernierError } from '#core';
import { afterAll, describe, expect, it } from 'vitest';
import { exampleAudit, exampleReportJson } from '../__fixtures__/example-audit.ts';
import { ROUND_FILES } from '../__fixtures__/round-prices.ts';
import { onePriceDay } from './one-price-day.ts';
import { readAudit } from './read-audit.ts';

const folder = mkdtempSync(join(tmpdir(), 'vernier-roi-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(text: string): string {
  const path = join(folder, 'report.json');
  writeFileSync(path, text);
  return path;
}

function saidOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof VernierError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'nothing is wrong';
}

it('reads of a report what it reckons with and nothing else', () => {
  expect(readAudit(written(JSON.stringify(exampleReportJson())))).toEqual(exampleAudit());
});

describe('a file that is no such report', () => {
  it.each([
    ['no JSON', 'secret words', 'it is no JSON'],
    ['a list', '[]', 'it is the JSON of something else'],
    ['other JSON', '{"version":1,"title":"letters"}', 'it is the JSON of something else'],
    [
      'a report of another version',
      JSON.stringify({ ...exampleReportJson(), version: 2 }),
      'it is of version 2, and version 1 is read',
    ],
    [
      'a report without findings',
      JSON.stringify({ ...exampleReportJson(), findings: undefined }),
      'findings: must be a set of fields',
    ],
    [
      'a report from before months were told',
      JSON.stringify({ ...exampleReportJson(), month: undefined }),
      'it does not say which days a month is made of: an earlier Vernier wrote it',
    ],
  ])('is refused with what to do: %s', (_what, text, reason) => {
    const path = written(text);
    expect(saidOf(() => readAudit(path))).toBe(
      `file-unreadable: ${path} cannot be read as the report of an audit (${reason}): make one with \`vernier audit --json\``,
    );
  });

  it('is refused where there is none', () => {
    expect(saidOf(() => readAudit(join(folder, 'none.json')))).toContain('(there is no such file)');
  });
});

describe('the prices of a report', () => {
  const ownDays = { ...exampleAudit(), prices: { at: null, whatIf: [] } };
  /** `large` becomes cheaper in the days of the log. */
  const changing: readonly CatalogFile[] = ROUND_FILES.map((file) => ({
    ...file,
    models: file.models.map((model) => ({
      ...model,
      prices: model.prices.flatMap((price) => [
        { ...price, effectiveUntil: '2026-10-10' },
        { ...price, effectiveFrom: '2026-10-10' },
      ]),
    })),
  }));

  it('are of the day that was asked for', () => {
    expect(onePriceDay(exampleAudit(), createCatalog(changing))).toBe('2026-11-20');
  });

  it('are of one day where none has changed since the log began', () => {
    expect(onePriceDay(ownDays, createCatalog(ROUND_FILES))).toBe('2026-11-20');
  });

  it('are refused where costs and savings would be of different days', () => {
    expect(saidOf(() => onePriceDay(ownDays, createCatalog(changing)))).toMatch(
      /^bad-request: .* \(large, small\): make it at the prices of one day, with `vernier audit --prices 2026-11-20 --json`$/u,
    );
  });
});
