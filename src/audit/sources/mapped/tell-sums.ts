import { columnsOf, type Mapping } from './mapping.ts';
import type { FileTable } from '../../duckdb/file-table.ts';
import type { DuckDb } from '../../duckdb/open-duckdb.ts';
import { type CallsToSum, otherRowsSql, sumCallsSql } from '../../duckdb/sum-calls-sql.ts';
import type { WholeFile } from '../../reading/declared-source.ts';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';
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
export async function tellRows({ database, mapping, table, sink }: OpenTable, sql: string): Promise<number> {
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

type Sums = readonly (readonly unknown[])[];

/** Places in a row of sums. */
const MODEL = 4;
const [INPUT, OUTPUT] = [9, 13];

/** Whether what every mapping needs stands in some row; else the fields may have other names. */
function hasNeeded(sums: Sums): boolean {
  return [MODEL, INPUT, OUTPUT].every((place) => sums.some((sum) => sum[0] === true && sum[place] !== null));
}

/** Sums up without telling anybody, so that a file that fails half-way can still be read in another way. */
async function querySums({ database }: OpenTable, order: CallsToSum): Promise<Sums | undefined> {
  const sums: (readonly unknown[])[] = [];
  try {
    for await (const rows of database.query(sumCallsSql(order))) sums.push(...rows);
  } catch {
    // rows that DuckDB cannot part, or more groups than it may keep
    return undefined;
  }
  return hasNeeded(sums) ? sums : undefined;
}

/** Tells sums, and one by one what could not be summed up; nothing where the file cannot be summed up. */
export async function tellSums(open: OpenTable, rules: SumRules): Promise<number | undefined> {
  const { mapping, table, sink } = open;
  const order = orderOf(open, rules);
  const sums = await querySums(open, order);
  if (sums === undefined) return undefined;
  for (const [isPlain, ...sum] of sums) {
    if (isPlain === true) tellSummedCalls(mapping, sum, { sink, toValue: (told) => toValue(told, table) });
  }
  const hasOthers = sums.some(([isPlain]) => isPlain !== true);
  if (hasOthers) await tellRows(open, otherRowsSql(order, columnsOf(mapping).length));
  return sums.reduce((count, [, calls]) => count + Number(calls), 0);
}
