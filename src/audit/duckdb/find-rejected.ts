import type { DuckDb } from './open-duckdb.ts';

/** A row that DuckDB left out, since it has more or fewer cells than there are titles. */
export interface RejectedRow {
  /** From 1; it knows of no line ends in quotes. */
  readonly line: number;
  readonly hasTooFew: boolean;
}

/** What a row may be left out for; a row that is left out for anything else, the other reader understands better. */
const TOO_FEW = 'MISSING COLUMNS';
const TOO_MANY = 'TOO MANY COLUMNS';
/** Of the first scan only, since every query scans anew; a line of blanks is no row. */
const REJECTED = `SELECT line, error_type FROM reject_errors
  WHERE scan_id = (SELECT min(scan_id) FROM reject_errors) AND trim(csv_line) <> ''
  GROUP BY line, error_type ORDER BY line`;

/** Lists the rows that the first query left out; nothing where one of them was left out for another reason. */
export async function findRejected(database: DuckDb): Promise<readonly RejectedRow[] | undefined> {
  const rejected: RejectedRow[] = [];
  for await (const rows of database.query(REJECTED)) {
    for (const [line, reason] of rows) {
      if (reason !== TOO_FEW && reason !== TOO_MANY) return undefined;
      rejected.push({ line: Number(line), hasTooFew: reason === TOO_FEW });
    }
  }
  return rejected;
}
