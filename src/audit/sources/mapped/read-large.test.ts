import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { createCatalog } from '#catalog';
import { VernierError } from '#core';
import { readSample } from '../../__fixtures__/read-sample.ts';
import { temporaryHome } from '../../__fixtures__/temporary-home.ts';
import { openDuckDb } from '../../duckdb/open-duckdb.ts';
import type { AuditReport } from '../../report/audit-report.ts';
import { bandLimitsOf } from '../../tally/band-limits.ts';
import { ROWS_MAPPING, toCsv, toJsonLines, USUAL_ROWS } from './__fixtures__/usual-rows.ts';
import { createMappedSource } from './create-mapped-source.ts';
import type { LargeFiles } from './read-large.ts';
import { parseMapping } from './read-mapping.ts';

const ROW_BY_ROW: LargeFiles = {
  bandLimits: bandLimitsOf(createCatalog()),
  today: '2026-11-20',
  keepsCalls: false,
};
const SUMMED: LargeFiles = { ...ROW_BY_ROW, sumFromBytes: 0, sumFromRows: 0 };

async function runSql(sql: string): Promise<void> {
  const database = await openDuckDb();
  if (database === undefined) throw new Error('DuckDB is not installed: run npm install');
  await database.query(sql).next();
  database.close();
}

async function read(
  name: string,
  files: LargeFiles,
  write: (path: string) => Promise<void> | void,
): ReturnType<typeof readSample> {
  const { home, path } = temporaryHome();
  await write(path(name));
  const sources = [createMappedSource(parseMapping('map.yaml', ROWS_MAPPING), files)];
  return await readSample(home, { pricesAt: '2026-11-20', sources });
}

async function readText(name: string, files: LargeFiles, text: string): ReturnType<typeof readSample> {
  return await read(name, files, (path) => writeFileSync(path, text));
}

let asTheyCome: ReturnType<typeof readText> | undefined;
/** The table read row by row, once for all tests. */
async function readAsTheyCome() {
  asTheyCome ??= readText('calls.csv', ROW_BY_ROW, toCsv(USUAL_ROWS));
  return await asTheyCome;
}

/** What a number is to the millionth, so that the order does not matter in which fractions were added. */
function rounded(_name: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toFixed(6)) : value;
}

function sorted(lines: readonly object[]): readonly string[] {
  return lines.map((line) => JSON.stringify(line, rounded)).toSorted();
}

/** All that a report says of calls, tokens, costs and problems; not from where. */
function factsText(report: AuditReport, { linesBefore }: { readonly linesBefore: number }): string {
  const { total, calendar, months, cache, days, prices, leftOut, problems } = report;
  const told = { total, calendar, months, cache, days, prices, leftOut };
  const facts = {
    ...told,
    mix: sorted(report.mix),
    unpriced: sorted(report.unpriced),
    reconciliation: sorted(report.reconciliation),
    problems: problems.first.map(({ kind, line = 0 }) => `${kind} in row ${line - linesBefore}`).toSorted(),
    rows: report.sources.map(({ lines, calls }) => `${lines} rows, ${calls} calls`),
  };
  return JSON.stringify(facts, rounded, 1);
}

async function factsAsTheyCome(): Promise<string> {
  return factsText((await readAsTheyCome()).report, { linesBefore: 1 });
}

async function copyAsParquet(path: string): Promise<void> {
  writeFileSync(`${path}.txt`, toCsv(USUAL_ROWS));
  const kinds = ['in', 'read', 'write', 'out', 'think'].map((kind) => `'${kind}': "use.${kind}"`);
  const select = `SELECT "at", model, {${kinds.join(', ')}} AS use, cents, effort, tier, team`;
  await runSql(
    `COPY (${select} FROM read_csv('${path}.txt', all_varchar = true)) TO '${path}' (FORMAT parquet)`,
  );
}

it('sums a table up to the same tokens, costs and problems as row by row', async () => {
  const { records, report } = await readText('calls.csv', SUMMED, toCsv(USUAL_ROWS));
  expect(records.length).toBeLessThan((await readAsTheyCome()).records.length / 2);
  expect(report.granularities.map(({ granularity }) => granularity)).toEqual(['calls', 'call']);
  expect(factsText(report, { linesBefore: 1 })).toBe(await factsAsTheyCome());
});

it('sums lines of JSON up to the same', async () => {
  const { report } = await readText('calls.jsonl', SUMMED, toJsonLines(USUAL_ROWS));
  expect(factsText(report, { linesBefore: 0 })).toBe(await factsAsTheyCome());
});

it('sums Parquet up to the same', async () => {
  const { report } = await read('calls.parquet', SUMMED, copyAsParquet);
  expect(factsText(report, { linesBefore: 0 })).toBe(await factsAsTheyCome());
});

/** A table in which rows do not fit between others that do, and nobody can have used so much; `last` is its last line. */
function spoiledTable(last: string): string {
  const whole = '2026-10-30,large,7,,,5,,,high,,shop';
  const lines = toCsv(USUAL_ROWS.slice(0, 300)).trimEnd().split('\n');
  const spoils = [
    '2026-10-30,large,7',
    `${whole},more`,
    `${whole},,`,
    whole.replace(',7,', ',99999999999,'),
    whole.replace(',,high', ',1e30,high'),
  ];
  for (const [index, spoil] of spoils.entries()) lines.splice(5 + 50 * index, 0, spoil);
  return [...lines, last].join('\n');
}

it.each([
  ['a whole row', 'calls.csv', '2026-10-30,large,7,,,5,,,high,,shop\n'],
  ['a row that is cut off', 'calls.csv.gz', '2026-10-30,large,7,,,5'],
  ['a row that ends in a number, and in no line end', 'calls.csv', '2026-10-30,large,7,,,5,,,high,,12'],
])('finds the same wrong rows in a table that ends in %s', async (_what, name, last) => {
  const text = spoiledTable(last);
  const one = factsText((await readText('calls.csv', ROW_BY_ROW, text)).report, { linesBefore: 1 });
  expect(one).toContain('cell-count in row 5');
  const { records, report } = await read(name, SUMMED, (path) =>
    writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text),
  );
  expect(records.some(({ bucket }) => bucket?.granularity === 'calls')).toBe(true);
  expect(factsText(report, { linesBefore: 1 })).toBe(one);
});

it('leaves a packed table that is cut off to the reader that says so', async () => {
  const packed = gzipSync(toCsv(USUAL_ROWS.slice(0, 300)));
  const { report } = await read('calls.csv.gz', SUMMED, (path) =>
    writeFileSync(path, packed.subarray(0, packed.length - 400)),
  );
  expect(report.problems.byKind).toMatchObject({ 'broken-off': 1 });
  expect(report.granularities).toMatchObject([{ granularity: 'call' }]);
});

it('leaves a table with a broken quote to the reader that finds the rows behind it', async () => {
  const text = toCsv(USUAL_ROWS.slice(50, 53)).replace('"high"', '"hi"gh"');
  const { report } = await readText('calls.csv', SUMMED, text);
  expect(report.problems.first).toMatchObject([{ kind: 'broken-quote', line: 2 }]);
  expect(report.granularities).toMatchObject([{ granularity: 'call', calls: 2 }]);
});

it('reads a small Parquet row by row, whatever types its columns have', async () => {
  const use = `{'in': 1200.0, 'read': 1000::HUGEINT, 'write': NULL::INTEGER, 'out': 50::UTINYINT,
    'think': 20.0::DECIMAL(9, 2)}`;
  const select = `SELECT TIMESTAMPTZ '2026-10-10 23:30:00-05:00' AS "at", 'large' AS model, ${use} AS use,
    1.5::DOUBLE AS cents, 'high' AS effort, NULL AS tier, 'shop' AS team`;
  const { records, report } = await read('calls.parquet', ROW_BY_ROW, (path) =>
    runSql(`COPY (${select}) TO '${path}' (FORMAT parquet)`),
  );
  expect(records).toMatchObject([
    {
      at: '2026-10-11T04:30:00.000Z',
      modelId: 'claude-opus-5-5',
      usage: { inputTokens: 200, cacheReadTokens: 1000, outputTokens: 30, reasoningTokens: 20 },
      statedCostUsd: 0.015,
    },
  ]);
  expect(report.granularities).toMatchObject([{ granularity: 'call', calls: 1 }]);
});

it('reads the file that was named, whatever pattern its name looks like', async () => {
  const [row] = USUAL_ROWS.slice(50);
  const { report } = await readText('calls[1]*.csv', SUMMED, toCsv(row === undefined ? [] : [row]));
  expect(report.granularities).toMatchObject([{ granularity: 'calls', calls: 1 }]);
});

it('leaves a file that cannot be parted to the reader that can say why', async () => {
  const text = `${toJsonLines(USUAL_ROWS.slice(50, 53))}no JSON\n`;
  const { report } = await readText('calls.jsonl', SUMMED, text);
  expect(report.problems.first).toMatchObject([{ kind: 'not-json', line: 4 }]);
  expect(report.total.calls).toBe(3);
});

it('reads tables without DuckDB, and says what Parquet needs', async () => {
  const files: LargeFiles = { ...SUMMED, openDatabase: async () => undefined };
  const { report } = await readText('calls.csv', files, toCsv(USUAL_ROWS.slice(50, 53)));
  expect(report.granularities).toMatchObject([{ granularity: 'call', calls: 3 }]);
  const parquet = readText('calls.parquet', files, 'PAR1');
  await expect(parquet).rejects.toThrow('run `npm install @duckdb/node-api`');
});

it('keeps every call where each is asked for', async () => {
  const text = toCsv(USUAL_ROWS.slice(50, 53));
  const { report } = await readText('calls.csv', { ...SUMMED, keepsCalls: true }, text);
  expect(report.granularities).toMatchObject([{ granularity: 'call', calls: 3 }]);
});

it('names the column that a mapping does not find, in every form', async () => {
  const few = USUAL_ROWS.slice(50, 53);
  await expect(readText('calls.csv', SUMMED, toCsv(few).replace('model', 'modell'))).rejects.toThrow(
    VernierError,
  );
  const lines = toJsonLines(few).replaceAll('"model"', '"modell"');
  await expect(readText('calls.jsonl', SUMMED, lines)).rejects.toThrow('model names "model"');
  const parquet = read('calls.parquet', SUMMED, (path) =>
    runSql(`COPY (SELECT 1 AS "at") TO '${path}' (FORMAT parquet)`),
  );
  await expect(parquet).rejects.toThrow('model names "model"');
});
