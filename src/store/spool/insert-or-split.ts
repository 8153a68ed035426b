import type { RequestSink } from '../requests/request-sink.ts';
import { isRecordFault } from '../to-store-error.ts';
import type { ParsedRow } from './parse-line.ts';

const MAX_BATCH_ROWS = 500;

/**
 * Inserts rows in batches; a batch with a row that the database refuses is halved until that row stands alone.
 *
 * Shape   any number of rows → those that were refused for their own fault
 * Throws  the driver's own error when the database cannot be written
 */
export async function insertOrSplit(
  sink: RequestSink,
  rows: readonly ParsedRow[],
): Promise<readonly ParsedRow[]> {
  if (rows.length === 0) return [];
  if (rows.length > MAX_BATCH_ROWS) return await insertInHalves(sink, rows);
  try {
    await sink.insert(rows.map((item) => item.row));
    return [];
  } catch (error) {
    if (!isRecordFault(error)) throw error;
    return rows.length === 1 ? rows : await insertInHalves(sink, rows);
  }
}

async function insertInHalves(sink: RequestSink, rows: readonly ParsedRow[]): Promise<readonly ParsedRow[]> {
  const middle = Math.ceil(rows.length / 2);
  const first = await insertOrSplit(sink, rows.slice(0, middle));
  return [...first, ...(await insertOrSplit(sink, rows.slice(middle)))];
}
