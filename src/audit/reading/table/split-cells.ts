/** What a line brought: all cells of a row, a cell that goes on in the next line, or a quote where none can be. */
type Split = readonly string[] | 'open' | 'broken';

/** Parts the cells of rows, line by line. */
export interface CellSplitter {
  take(line: string): Split;
  /** Forgets a row that is not complete. */
  reset(): void;
}

/** Gives a place in a line for another one in it. */
type Step = (line: string, from: number) => number;

const QUOTE = '"';

/** Finds the quote that ends a cell, which no second one follows; -1 where there is none. */
const findEnd: Step = (line, from) => {
  let at = line.indexOf(QUOTE, from);
  while (at !== -1 && line[at + 1] === QUOTE) at = line.indexOf(QUOTE, at + 2);
  return at;
};

function createBlankSkipping(delimiter: string): Step {
  const blanks = delimiter === '\t' ? / */y : /[ \t]*/y;
  return (line, from) => {
    blanks.lastIndex = from;
    blanks.test(line);
    return blanks.lastIndex;
  };
}

/**
 * Starts to part the cells of a table.
 *
 * Shape   cells are trimmed; a cell whose first character is a quote goes to the next single quote, also over lines, and
 *         has two quotes for one; any other quote is a character like others
 */
export function createCellSplitter(delimiter: string): CellSplitter {
  const skipBlanks = createBlankSkipping(delimiter);
  let cells: string[] = [];
  /** What is known of a cell that began in a line before. */
  let open: string | undefined;

  /** Takes cells up to a quote or the end of the line; gives the place behind the quote, -1 at the end. */
  const takePlain: Step = (line, from) => {
    for (let start = from; ;) {
      const begin = skipBlanks(line, start);
      if (line[begin] === QUOTE) return begin + 1;
      const end = line.indexOf(delimiter, begin);
      cells.push(line.slice(begin, end === -1 ? undefined : end).trim());
      if (end === -1) return -1;
      start = end + 1;
    }
  };
  /** Takes the rest of a quoted cell; gives the place behind it, -1 where the line ends before the cell. */
  const takeQuoted: Step = (line, from) => {
    const end = findEnd(line, from);
    const text = `${open ?? ''}${line.slice(from, end === -1 ? undefined : end)}`;
    open = end === -1 ? `${text}\n` : undefined;
    if (end === -1) return -1;
    cells.push(text.replaceAll('""', QUOTE).trim());
    return skipBlanks(line, end + 1);
  };
  const takeAll = (line: string): 'all' | 'open' | 'broken' => {
    for (let at = open === undefined ? takePlain(line, 0) : 0; at !== -1;) {
      const behind = takeQuoted(line, at);
      if (behind === -1) return 'open';
      if (behind >= line.length) return 'all';
      if (line[behind] !== delimiter) return 'broken';
      at = takePlain(line, behind + 1);
    }
    return 'all';
  };
  const reset = () => {
    [cells, open] = [[], undefined];
  };

  return {
    reset,
    take(line) {
      const result = takeAll(line);
      if (result !== 'all') return result;
      const row = cells;
      reset();
      return row;
    },
  };
}
