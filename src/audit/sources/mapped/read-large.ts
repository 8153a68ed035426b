import { type IsoDate, VernierError } from '#core';
import { type FileTable, isParquet, openFileTable } from '../../duckdb/file-table.ts';
import { type DuckDb, openDuckDb } from '../../duckdb/open-duckdb.ts';
import { allRowsSql, type CallsToSum, otherRowsSql, sumCallsSql } from '../../duckdb/sum-calls-sql.ts';
import type { ReadWhole, WholeFile } from '../../reading/declared-source.ts';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';
import { checkColumns } from './check-columns.ts';
import { columnsOf, type Mapping } from './mapping.ts';
import { tellMappedRow } from './tell-mapped-row.ts';
import { tellSummedCalls } from './tell-summed-calls.ts';
import { tellTotals } from './tell-totals.ts';

/** How large files are read. */
export interface LargeFiles {
  /** Lengths of prompts above which some price is another one, in tokens. */
  readonly bandLimits: readonly number[];
  readonly today: IsoDate;
  /** Tables and lines of fewer bytes, and Parquet of fewer rows, are read row by row. Default 100 MB, a million rows. */
  readonly sumFromBytes?: number | undefined;
  readonly sumFromRows?: number | undefined;
  /** Whether somebody asks for every single call. */
  readonly keepsCalls: boolean;
}

const SUM_FROM_BYTES = 100_000_000;
const SUM_FROM_ROWS = 1_000_000;

interface OpenTable {
  readonly database: DuckDb;
  readonly mapping: Mapping;
  readonly file: WholeFile;
  readonly table: FileTable;
  readonly sink: TranscriptSink;
}

function withoutDuckDb(path: string): VernierError {
  const message = `${path} is Parquet, and DuckDB, which reads it, is not there: run \`npm install @duckdb/node-api\`, or write it as CSV or JSON lines`;
  return new VernierError('file-unreadable', message, { details: { path } });
}

function orderOf({ mapping, table }: OpenTable, { bandLimits, today }: LargeFiles): CallsToSum {
  const columns = new Map(columnsOf(mapping).map(([field], index) => [field, `v${index}`]));
  const { inputIncludes = [], outputIncludes = [] } = mapping;
  return {
    table,
    columnOf: (field) => columns.get(field),
    partsOfInput: inputIncludes.flatMap((part) =>
      part === 'cacheRead' ? ['cacheRead'] : ['cacheWrite5m', 'cacheWrite1h'],
    ),
    partsOfOutput: outputIncludes,
    bandLimits,
    today,
  };
}

/** Tells rows one by one, as if they had been read as they come. */
async function tellRows({ database, mapping, table, sink }: OpenTable, sql: string): Promise<number> {
  const places = new Map(columnsOf(mapping).map(([, title], index) => [title, index + 1]));
  let count = 0;
  for await (const rows of database.query(sql)) {
    for (const row of rows) {
      const valueOf = (title: string) => toValue(row[places.get(title) ?? -1], table);
      tellMappedRow(mapping, valueOf, { sink, line: Number(row[0]) + table.linesBefore });
    }
    count += rows.length;
  }
  return count;
}

function toValue(told: unknown, { isJson }: FileTable): unknown {
  if (typeof told !== 'string') return undefined;
  return isJson ? JSON.parse(told) : told;
}

/** Places in a row of sums, after whether it is plain. */
const MODEL = 4;
const [INPUT, OUTPUT] = [9, 13];

/** Whether what every mapping needs stands in some row; else the fields may have other names. */
function hasNeeded(sums: readonly (readonly unknown[])[]): boolean {
  return [MODEL, INPUT, OUTPUT].every((place) => sums.some((sum) => sum[0] === true && sum[place] !== null));
}

/** Tells sums, and one by one what could not be summed up; nothing where the file does not fit. */
async function tellSums(open: OpenTable, files: LargeFiles): Promise<number | undefined> {
  const { database, mapping, table, sink } = open;
  const order = orderOf(open, files);
  // told only when all of them are there, so that a file that fails half-way can still be read as it comes
  const sums: (readonly unknown[])[] = [];
  for await (const rows of database.query(sumCallsSql(order))) sums.push(...rows);
  if (!hasNeeded(sums)) return undefined;
  for (const [isPlain, ...sum] of sums) {
    if (isPlain === true) tellSummedCalls(mapping, sum, { sink, toValue: (told) => toValue(told, table) });
  }
  const hasOthers = sums.some(([isPlain]) => isPlain !== true);
  if (hasOthers) await tellRows(open, otherRowsSql(order, columnsOf(mapping).length));
  return sums.reduce((count, [, calls]) => count + Number(calls), 0);
}

async function countRowsOf({ database, table }: OpenTable): Promise<number> {
  for await (const [row] of database.query(`SELECT count(*) FROM (${table.sql})`)) return Number(row?.[0]);
  return 0;
}

async function readParquet(open: OpenTable, files: LargeFiles): Promise<number> {
  const { mapping, table, file, sink } = open;
  checkColumns(mapping, file.path, table.columns ?? []);
  tellTotals(mapping, sink);
  const isLarge = (await countRowsOf(open)) >= (files.sumFromRows ?? SUM_FROM_ROWS);
  const summed = isLarge && canSum(mapping, files) ? await tellSums(open, files) : undefined;
  return summed ?? (await tellRows(open, allRowsSql(table)));
}

/** Whether rows are single calls that nobody needs to tell apart. */
function canSum({ rows, id }: Mapping, { keepsCalls }: LargeFiles): boolean {
  return rows === 'call' && id === undefined && !keepsCalls;
}

/** Sums a table or lines of JSON up; nothing where DuckDB cannot part them. */
async function sumText(open: OpenTable, files: LargeFiles): Promise<number | undefined> {
  const { mapping, table, file, sink } = open;
  if (table.columns !== undefined) checkColumns(mapping, file.path, table.columns);
  try {
    const rows = await tellSums(open, files);
    if (rows !== undefined) tellTotals(mapping, sink);
    return rows;
  } catch (error) {
    if (error instanceof VernierError) throw error;
    return undefined;
  }
}

/**
 * Makes the reader of files that are too large to keep each of their rows, and of Parquet.
 *
 * Shape   sums for each day, model, effort, tier, session, project and price; rows that are written in an unusual way
 *         are told one by one; a table or lines that DuckDB cannot part, or without DuckDB, are left to other readers
 * Throws  'file-unreadable' for Parquet without DuckDB; 'config-invalid' for a mapping that does not fit
 */
export function createLargeReader(mapping: Mapping, files: LargeFiles): ReadWhole {
  return async (file, sink) => {
    const isOfParquet = isParquet(file.look.head);
    const isLarge = file.bytes >= (files.sumFromBytes ?? SUM_FROM_BYTES);
    if (!isOfParquet && !(isLarge && canSum(mapping, files))) return undefined;
    const database = await openDuckDb();
    if (database === undefined && isOfParquet) throw withoutDuckDb(file.path);
    if (database === undefined) return undefined;
    try {
      const titles = columnsOf(mapping).map(([, title]) => title);
      const table = await openFileTable(database, file, titles);
      if (table === undefined) return undefined;
      const open = { database, mapping, file, table, sink };
      return isOfParquet ? await readParquet(open, files) : await sumText(open, files);
    } finally {
      database.close();
    }
  };
}
