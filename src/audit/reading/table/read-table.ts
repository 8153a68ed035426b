import { delimiterOf } from '../../files/look-at-file.ts';
import type { CreateRowParser } from '../declared-source.ts';
import { LONGEST_LINE_BYTES, readLines } from '../read-lines.ts';
import type { TranscriptSink } from '../transcript-sink.ts';
import { endInLineFeeds } from './end-in-line-feeds.ts';
import { createRowFollower, type TableLine } from './follow-rows.ts';

/** One table, and whom to tell of it. */
export interface TableOrder {
  readonly path: string;
  readonly chunks: AsyncIterable<Buffer>;
  /** The line of the titles, by which the cells are parted. */
  readonly firstLine: string;
  readonly createParser: CreateRowParser;
  readonly sink: TranscriptSink;
}

const ENDS_IN_DIGIT = /\d$/u;

/** Whether a row has a cell for each title; empty ones behind them, as after a comma at the end, are none. */
function hasAllCells(cells: readonly string[], titles: readonly string[]): boolean {
  return cells.length >= titles.length && cells.slice(titles.length).every((cell) => cell === '');
}

/** Starts to tell the rows of a table whose titles are known. */
function createRowTelling(titles: readonly string[], { path, createParser, sink }: TableOrder) {
  const places = new Map([...titles.entries()].toReversed().map(([index, title]) => [title, index]));
  const parser = createParser(path, titles, sink);
  let isLastRead = false;
  return {
    row(cells: readonly string[], { number, isUnended, text }: TableLine): void {
      if (!hasAllCells(cells, titles)) {
        sink.problem(isUnended && cells.length < titles.length ? 'unfinished' : 'cell-count', number);
        return;
      }
      const valueOf = (title: string) => {
        const place = places.get(title) ?? -1;
        isLastRead ||= place === titles.length - 1;
        return cells[place] || undefined;
      };
      parser.row(valueOf, number);
      if (isUnended && isLastRead && ENDS_IN_DIGIT.test(text)) sink.problem('maybe-cut', number);
    },
    end: () => parser.end(),
  };
}

/**
 * Reads a table with titles row by row and gives the number of its rows.
 *
 * Shape   memory is bounded by the longest row allowed; an empty cell is none; of two columns with one title the first
 *         counts; a row with more or fewer cells than titles, or with a broken quote, is a problem and does not count
 */
export async function readTable(order: TableOrder): Promise<number> {
  const { chunks, firstLine, sink } = order;
  let telling: ReturnType<typeof createRowTelling> | undefined;
  let count = 0;
  const rows = createRowFollower(delimiterOf(firstLine), LONGEST_LINE_BYTES, {
    row(cells, last) {
      if (telling === undefined) telling = createRowTelling(cells, order);
      else {
        count += 1;
        telling.row(cells, last);
      }
    },
    broken({ number, isUnended }) {
      count += 1;
      sink.problem(isUnended ? 'unfinished' : 'broken-quote', number);
    },
  });
  try {
    await readLines(endInLineFeeds(chunks), {
      line: ({ bytes, number, isUnended }) => rows.take({ text: bytes.toString('utf8'), number, isUnended }),
      tooLong: (number) => sink.problem('too-long', number),
    });
    rows.end();
  } finally {
    telling?.end();
  }
  return count;
}
