import { VernierError } from '#core';
import { isParquet, openFileTable } from '../../duckdb/file-table.ts';
import { type DuckDb, openDuckDb } from '../../duckdb/open-duckdb.ts';
import { allRowsSql } from '../../duckdb/sum-calls-sql.ts';
import type { ReadWhole } from '../../reading/declared-source.ts';
import { checkColumns } from './check-columns.ts';
import { columnsOf, type Mapping } from './mapping.ts';
import { type OpenTable, type SumRules, tellRows, tellSums } from './tell-sums.ts';
import { tellTotals } from './tell-totals.ts';

/** How large files are read. */
export interface LargeFiles extends SumRules {
  /** Tables and lines of fewer bytes, and Parquet of fewer rows, are read row by row. Default 32 MB, 250,000 rows. */
  readonly sumFromBytes?: number | undefined;
  readonly sumFromRows?: number | undefined;
  /** Whether somebody asks for every single call. */
  readonly keepsCalls: boolean;
  /** Default: DuckDB, where it is installed. */
  readonly openDatabase?: (() => Promise<DuckDb | undefined>) | undefined;
}

const SUM_FROM_BYTES = 32_000_000;
const SUM_FROM_ROWS = 250_000;

function withoutDuckDb(path: string): VernierError {
  const message = `${path} is Parquet, and DuckDB, which reads it, is not there: run \`npm install @duckdb/node-api\`, or write it as CSV or JSON lines`;
  return new VernierError('file-unreadable', message, { details: { path } });
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
  const rows = await tellSums(open, files);
  if (rows !== undefined) tellTotals(mapping, sink);
  return rows;
}

async function readWith(
  database: DuckDb,
  { mapping, files }: { readonly mapping: Mapping; readonly files: LargeFiles },
  { file, sink }: Pick<OpenTable, 'file' | 'sink'>,
): Promise<number | undefined> {
  const titles = columnsOf(mapping).map(([, title]) => title);
  const table = await openFileTable(database, file, titles);
  if (table === undefined) return undefined;
  const open = { database, mapping, file, table, sink };
  return isParquet(file.look.head) ? await readParquet(open, files) : await sumText(open, files);
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
    const database = await (files.openDatabase ?? openDuckDb)();
    if (database === undefined) {
      if (isOfParquet) throw withoutDuckDb(file.path);
      return undefined;
    }
    try {
      return await readWith(database, { mapping, files }, { file, sink });
    } finally {
      database.close();
    }
  };
}
