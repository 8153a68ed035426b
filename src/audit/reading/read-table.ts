import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import type { CreateRowParser } from './declared-source.ts';
import { delimiterOf } from '../files/look-at-file.ts';
import { LONGEST_LINE_BYTES } from './read-lines.ts';
import type { TranscriptSink } from './transcript-sink.ts';

/** One table, and whom to tell of it. */
export interface TableOrder {
  readonly path: string;
  readonly chunks: AsyncIterable<Buffer>;
  /** The line of the titles, by which the cells are parted. */
  readonly firstLine: string;
  readonly createParser: CreateRowParser;
  readonly sink: TranscriptSink;
}

/**
 * Reads a table with titles row by row and gives the number of its rows.
 *
 * Shape   memory is bounded by the longest row allowed; an empty cell is none; of two columns with one title the first
 *         counts; what came before a place from which nothing can be parted any more has counted
 */
export async function readTable(order: TableOrder): Promise<number> {
  const { path, chunks, firstLine, createParser, sink } = order;
  let places: ReadonlyMap<string, number> | undefined;
  let parser: ReturnType<CreateRowParser> | undefined;
  let count = 0;

  function take(cells: readonly string[], number: number): void {
    if (places === undefined || parser === undefined) {
      places = new Map([...cells.entries()].toReversed().map(([index, title]) => [title, index]));
      parser = createParser(path, cells, sink);
      return;
    }
    const known = places;
    parser.row((title) => cells[known.get(title) ?? -1] || undefined, number);
    count += 1;
  }

  const table = parse({
    bom: true,
    delimiter: delimiterOf(firstLine),
    max_record_size: LONGEST_LINE_BYTES,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    // told at once: rows that wait in the stream would be lost with an error behind them
    on_record: (cells: readonly string[], { lines }) => {
      take(cells, lines);
      return null;
    },
  });
  table.resume();
  try {
    await pipeline(chunks, table);
  } finally {
    parser?.end();
  }
  return count;
}
