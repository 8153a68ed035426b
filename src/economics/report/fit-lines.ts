import { cutToWidth, formatTable, type TableColumn, terminalText, terminalWidth, wrapText } from '#core';

/** A terminal has at least so many columns. */
export const COLUMNS = 80;

/** Breaks a line that is wider than a terminal; what goes on stands further in. */
export function fitLine(line: string, indent = '  '): readonly string[] {
  return wrapText(line, COLUMNS, indent);
}

/** Lays out lines that begin with what they are about, and go on below it. */
export function labelledLines(
  said: readonly (readonly [label: string, text: string])[],
  width: number,
): readonly string[] {
  return said.flatMap(([label, text]) => fitLine(`${label.padEnd(width)}${text}`, ' '.repeat(width)));
}

/** Lays out rows that begin with a name, which gets the room that the rest leaves. */
export function nameTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const others = formatTable(
    columns.with(0, { title: '' }),
    rows.map((row) => row.with(0, '')),
  );
  const room = COLUMNS - Math.max(...others.split('\n').map(terminalWidth));
  const [first] = columns;
  const title = cutToWidth(first?.title ?? '', room);
  return formatTable(
    columns.with(0, { ...first, title }),
    rows.map(([name = '', ...cells]) => [cutToWidth(terminalText(name), room), ...cells]),
  );
}
