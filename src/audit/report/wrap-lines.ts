import { formatTable, type TableColumn, terminalWidth, wrapText } from '#core';
import { safeName } from '../words/number-text.ts';

/** A terminal has at least so many columns. */
const COLUMNS = 80;

const INDENT = '  ';

const CUT = ' … (all: --json)';

/** Breaks lines that are wider than a terminal; what goes on stands two blanks further in, or is cut off. */
export function wrapLines(lines: readonly string[], most = Number.POSITIVE_INFINITY): readonly string[] {
  return lines.flatMap((line) => {
    const start = /^ */u.exec(line)?.[0] ?? '';
    const wrapped = wrapText(line, COLUMNS, start === '' ? INDENT : start);
    if (wrapped.length <= most) return wrapped;
    const last = wrapped[most - 1] ?? '';
    const [kept = ''] = wrapText(last, COLUMNS - CUT.length);
    return [...wrapped.slice(0, most - 1), `${kept.replace(/[,;:(]$/u, '')}${CUT}`];
  });
}

/** Lays out rows that begin with a name, which gets the room that the rest leaves. */
export function nameTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const without = formatTable(
    columns.with(0, { title: '' }),
    rows.map((row) => row.with(0, '')),
  );
  const others = Math.max(...without.split('\n').map(terminalWidth));
  return formatTable(
    columns,
    rows.map(([name = '', ...cells]) => [safeName(name, COLUMNS - others), ...cells]),
  );
}
