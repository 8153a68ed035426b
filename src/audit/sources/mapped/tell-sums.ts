import type { FileTable } from '../../duckdb/file-table.ts';
import { findRejected } from '../../duckdb/find-rejected.ts';
import { readLastByte } from '../../duckdb/last-byte.ts';
import type { DuckDb } from '../../duckdb/open-duckdb.ts';
import { type CallsToSum, otherRowsSql, sumCallsSql } from '../../duckdb/sum-calls-sql.ts';
import type { WholeFile } from '../../reading/declared-source.ts';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';
import { columnsOf, type Mapping } from './mapping.ts';
import { createRejectedRows, type RejectedRows } from './rejected-rows.ts';
import { tellMappedRow } from './tell-mapped-row.ts';
import { tellSummedCalls } from './tell-summed-calls.ts';

/** A file that DuckDB reads, and whom to tell of it. */
export interface OpenTable {
  readonly database: DuckDb;
  readonly mapping: Mapping;
  readonly file: WholeFile;
  readonly table: FileTable;
  readonly sink: TranscriptSink;
}

/** What sums are told apart by, beside what the file says. */
export type SumRules = Pick<CallsToSum, 'bandLimits' | 'today'>;

function orderOf({ mapping, table }: OpenTable, rules: SumRules): CallsToSum {
  const columns = new Map(columnsOf(mapping).map(([field], index) => [field, `v${index}`]));
  const { inputIncludes = [], outputIncludes = [] } = mapping;
  return {
    table,
    columnOf: (field) => columns.get(field),
    partsOfInput: inputIncludes.flatMap((part) =>
      part === 'cacheRead' ? ['cacheRead'] : ['cacheWrite5m', 'cacheWrite1h'],
    ),
    partsOfOutput: outputIncludes,
    ...rules,
  };
}

/** Tells rows one by one, as if they had been read as they come. */
export async function tellRows(
  { database, mapping, table, sink }: OpenTable,
  sql: string,
  rejected?: RejectedRows,
): Promise<number> {
  const places = new Map(columnsOf(mapping).map(([, title], index) => [title, index + 1]));
  let count = 0;
  for await (const rows of database.query(sql)) {
    for (const row of rows) {
      const valueOf = (title: string) => toValue(row[places.get(title) ?? -1], table);
      const line = rejected?.lineOf(Number(row[0])) ?? Number(row[0]) + table.linesBefore;
      tellMappedRow(mapping, valueOf, { sink, line });
    }
    count += rows.length;
  }
  return count;
}

function toValue(told: unknown, { isJson }: FileTable): unknown {
  if (typeof told !== 'string') return undefined;
  return isJson ? JSON.parse(told) : told;
}

type Sums = readonly (readonly unknown[])[];

/** Places in a row of sums. */
const MODEL = 4;
const [INPUT, OUTPUT] = [9, 13];

/** Whether what every mapping needs stands in some row; else the fields may have other names. */
function hasNeeded(sums: Sums): boolean {
  return [MODEL, INPUT, OUTPUT].every((place) => sums.some((sum) => sum[0] === true && sum[place] !== null));
}

/** Sums up without telling anybody, so that a file that fails half-way can still be read in another way. */
async function querySums({ database, table, file }: OpenTable, order: CallsToSum) {
  const sums: (readonly unknown[])[] = [];
  try {
    for await (const rows of database.query(sumCallsSql(order))) sums.push(...rows);
    const rejected = table.leavesOut ? await findRejected(database) : [];
    if (rejected === undefined || !hasNeeded(sums)) return undefined;
    return { sums, rejected, lastByte: table.leavesOut ? await readLastByte(file) : undefined };
  } catch {
    // a file that is damaged, rows that DuckDB cannot part, or more groups or rejected rows than it may keep
    return undefined;
  }
}

/** Tells sums, and one by one what could not be summed up; nothing where the file cannot be summed up. */
export async function tellSums(open: OpenTable, rules: SumRules): Promise<number | undefined> {
  const { mapping, table, file, sink } = open;
  const order = orderOf(open, rules);
  const summed = await querySums(open, order);
  if (summed === undefined) return undefined;
  const { sums, rejected, lastByte } = summed;
  const rows = sums.reduce((count, [, calls]) => count + Number(calls), 0);
  for (const [isPlain, ...sum] of sums) {
    if (isPlain === true) tellSummedCalls(mapping, sum, { sink, toValue: (told) => toValue(told, table) });
  }
  const hasOthers = sums.some(([isPlain]) => isPlain !== true);
  const others = table.leavesOut
    ? createRejectedRows({ file, lastByte, mapping, rejected, rows, linesBefore: table.linesBefore }, sink)
    : undefined;
  if (hasOthers) await tellRows(open, otherRowsSql(order, columnsOf(mapping).length), others);
  others?.end();
  return rows + rejected.length;
}
