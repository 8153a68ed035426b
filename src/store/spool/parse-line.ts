import { RequestRecord } from '#core';
import { type RequestRow, toRequestRow } from '../requests/to-request-row.ts';

/** A spool line as a database row. */
export interface ParsedRow {
  readonly status: 'row';
  readonly row: RequestRow;
  readonly line: string;
}

/** A spool line as a database row, or a line that is none. */
export type ParsedLine = ParsedRow | { readonly status: 'rejected'; readonly line: string };

/** Reads one line of a spool file; a torn or foreign line is rejected, never an error. */
export function parseLine(line: string): ParsedLine {
  try {
    const parsed = RequestRecord.safeParse(JSON.parse(line));
    return parsed.success
      ? { status: 'row', row: toRequestRow(parsed.data, line), line }
      : { status: 'rejected', line };
  } catch (error) {
    if (error instanceof SyntaxError) return { status: 'rejected', line };
    throw error;
  }
}
