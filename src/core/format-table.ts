import { cutToWidth, TERMINAL_COLUMNS, terminalText, terminalWidth } from './terminal.ts';

/** One column of a table for people. */
export interface TableColumn {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/** Lays out rows of text under titles, two blanks between columns; numbers stand best to the right. */
export function formatTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ title }, index) =>
    Math.max(terminalWidth(title), ...rows.map((row) => terminalWidth(row[index] ?? ''))),
  );
  const line = (cells: readonly string[]) =>
    columns
      .map(({ align }, index) => {
        const cell = cells[index] ?? '';
        const width = widths[index] ?? 0;
        const blanks = ' '.repeat(width - terminalWidth(cell));
        return align === 'right' ? `${blanks}${cell}` : `${cell}${blanks}`;
      })
      .join('  ')
      .trimEnd();
  return [line(columns.map(({ title }) => title)), ...rows.map(line)].join('\n');
}

/** Lays out rows that begin with a name from outside, which gets the room that the rest leaves on a terminal. */
export function formatNameTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
): string {
  const [first] = columns;
  const others = formatTable(
    columns.with(0, { title: '' }),
    rows.map((row) => row.with(0, '')),
  );
  const room = TERMINAL_COLUMNS - Math.max(...others.split('\n').map(terminalWidth));
  return formatTable(
    columns.with(0, { ...first, title: cutToWidth(first?.title ?? '', room) }),
    rows.map(([name = '', ...cells]) => [cutToWidth(terminalText(name), room), ...cells]),
  );
}
