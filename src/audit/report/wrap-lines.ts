import { TERMINAL_COLUMNS, wrapText } from '#core';

const INDENT = '  ';

const CUT = ' … (all: --json)';

/** Breaks lines that are wider than a terminal; what goes on stands two blanks further in, or is cut off. */
export function wrapLines(lines: readonly string[], most = Number.POSITIVE_INFINITY): readonly string[] {
  return lines.flatMap((line) => {
    const start = /^ */u.exec(line)?.[0] ?? '';
    const wrapped = wrapText(line, TERMINAL_COLUMNS, start === '' ? INDENT : start);
    if (wrapped.length <= most) return wrapped;
    const last = wrapped[most - 1] ?? '';
    const [kept = ''] = wrapText(last, TERMINAL_COLUMNS - CUT.length);
    return [...wrapped.slice(0, most - 1), `${kept.replace(/[,;:(]$/u, '')}${CUT}`];
  });
}
