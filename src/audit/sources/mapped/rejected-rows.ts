import type { RejectedRow } from '../../duckdb/find-rejected.ts';
import type { WholeFile } from '../../reading/declared-source.ts';
import type { TranscriptSink } from '../../reading/transcript-sink.ts';
import { columnsOf, type Mapping } from './mapping.ts';

const [LINE_FEED, CARRIAGE_RETURN, ZERO, NINE] = [0x0a, 0x0d, 0x30, 0x39];

/** Rows of a table, of which some were left out, and how the table ends. */
export interface SummedTable {
  readonly file: WholeFile;
  /** Unpacked; absent where the file is empty. */
  readonly lastByte: number | undefined;
  readonly linesBefore: number;
  readonly rejected: readonly RejectedRow[];
  /** Rows that were not left out. */
  readonly rows: number;
  readonly mapping: Mapping;
}

/** Tells rows that were left out, in the order of their lines, between those that are told one by one. */
export interface RejectedRows {
  /** Tells those before a row, counted from 1 among the rows that were not left out, and gives that row's line. */
  lineOf(row: number): number;
  /** Tells the others, and where the last row may be cut off. */
  end(): void;
}

/** Whether the last column of a table is one that the mapping reads. */
function isLastRead({ mapping, file }: SummedTable): boolean {
  const title = file.look.columns.at(-1);
  return columnsOf(mapping).some(([, column]) => column === title);
}

/** Starts to tell the rows that were left out of a table, as the reader does that reads row by row. */
export function createRejectedRows(table: SummedTable, sink: TranscriptSink): RejectedRows {
  const { linesBefore, rejected, rows, lastByte = LINE_FEED } = table;
  const lastLine = linesBefore + rows + rejected.length;
  let next = 0;

  function tellNext(isUnended = false): void {
    const row = rejected[next];
    next += 1;
    if (row === undefined) return;
    const isCut = isUnended && row.hasTooFew && row.line >= lastLine;
    sink.problem(isCut ? 'unfinished' : 'cell-count', row.line);
  }

  return {
    lineOf(row) {
      while ((rejected[next]?.line ?? Infinity) <= linesBefore + row + next) tellNext();
      return linesBefore + row + next;
    },
    end() {
      const isUnended = lastByte !== LINE_FEED && lastByte !== CARRIAGE_RETURN;
      while (next < rejected.length) tellNext(isUnended);
      const endsInDigit = lastByte >= ZERO && lastByte <= NINE;
      const isWhole = (rejected.at(-1)?.line ?? 0) < lastLine;
      if (endsInDigit && isWhole && isLastRead(table)) sink.problem('maybe-cut', lastLine);
    },
  };
}
