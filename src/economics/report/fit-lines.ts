import { TERMINAL_COLUMNS, wrapText } from '#core';

/** Breaks a line that is wider than a terminal; what goes on stands further in. */
export function fitLine(line: string, indent = '  '): readonly string[] {
  return wrapText(line, TERMINAL_COLUMNS, indent);
}

/** Lays out lines that begin with what they are about, and go on below it. */
export function labelledLines(
  said: readonly (readonly [label: string, text: string])[],
  width: number,
): readonly string[] {
  return said.flatMap(([label, text]) => fitLine(`${label.padEnd(width)}${text}`, ' '.repeat(width)));
}
