import { createCellSplitter } from './split-cells.ts';

/** One line of a table, without its end. */
export interface TableLine {
  readonly text: string;
  /** From 1. */
  readonly number: number;
  /** Whether the file ended here without an end of line. */
  readonly isUnended: boolean;
}

/** Who is told of rows. */
interface RowReader {
  /** `last` is the line in which the row ends. */
  row(cells: readonly string[], last: TableLine): void;
  /** A row with a quote where none can be, or with one that nothing ends. */
  broken(first: TableLine): void;
}

/** Puts lines together to rows. */
export interface RowFollower {
  take(line: TableLine): void;
  /** Gives up a row that did not end. */
  end(): void;
}

/**
 * Starts to put the lines of a table together to rows.
 *
 * Shape   a broken row is its first line only: rows are looked for again from the next line on, so that one quote does
 *         not cost the rest of the table; a row of more characters than `longestRow` is broken
 */
export function createRowFollower(delimiter: string, longestRow: number, reader: RowReader): RowFollower {
  const splitter = createCellSplitter(delimiter);
  let waiting: TableLine[] = [];
  let length = 0;

  function giveUp(): void {
    const [first, ...rest] = waiting;
    waiting = [];
    length = 0;
    splitter.reset();
    if (first !== undefined) reader.broken(first);
    for (const line of rest) take(line);
  }
  function take(line: TableLine): void {
    if (waiting.length === 0 && line.text.trim() === '' && !line.text.includes(delimiter)) return;
    waiting.push(line);
    length += line.text.length;
    const split = splitter.take(line.text);
    if (split === 'broken' || length > longestRow) giveUp();
    else if (split !== 'open') {
      waiting = [];
      length = 0;
      reader.row(split, line);
    }
  }

  return {
    take,
    end() {
      while (waiting.length > 0) giveUp();
    },
  };
}
