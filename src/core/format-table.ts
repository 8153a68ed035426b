import { terminalWidth } from './terminal.ts';

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
