/** Where a command says things; made once, by the command line. */
export interface Terminal {
  /** Says a result: text for people, or with `--json` the value for machines, alone on standard output. */
  report(result: { readonly text: string; readonly json: unknown }): void;
  /** Says something on the way, on standard error; silent with `--json`. */
  note(text: string): void;
  /** Shows how far a long piece of work is; nothing is drawn before two seconds, nor without a terminal. */
  progress(title: string): Progress;
}

/** One piece of work on its way. */
export interface Progress {
  /** Share done in [0,1], and what is being done. */
  update(share: number, what?: string): void;
  done(): void;
}

/** Makes a text that came from outside fit for a terminal, which it must not be able to steer. */
export function terminalText(text: string): string {
  return text.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
}

/** A terminal has at least so many columns. */
export const TERMINAL_COLUMNS = 80;

/** What needs no count: letters, figures and signs of Latin text stand in one column each. */
const PLAIN = /^[\u0020-\u007e\u00a0-\u02ff\u2010-\u2027]*$/u;

/** Stands on the letter before it. */
const ON_ANOTHER = /^[\p{Mn}\p{Me}\u200b-\u200d]$/u;

/**
 * What a terminal draws two columns wide.
 *
 * Source  Unicode Standard Annex 11, East Asian Width W and F, by script; the halfwidth forms are narrow
 */
const WIDE =
  /^(?:(?![\uff61-\uffdc])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]|[\u3000-\u303e\u30fc\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation})$/u;

function widthOf(character: string): number {
  if (ON_ANOTHER.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}

/** Counts the columns that a text takes on a terminal. */
export function terminalWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  return Array.from(text).reduce((sum, character) => sum + widthOf(character), 0);
}

/** Cuts a text that takes more columns of a terminal, with a mark at its end. */
export function cutToWidth(text: string, columns: number): string {
  if (terminalWidth(text) <= columns) return text;
  let left = columns - 1;
  const characters = Array.from(text);
  const end = characters.findIndex((character) => {
    left -= widthOf(character);
    return left < 0;
  });
  return `${characters.slice(0, end).join('')}…`;
}

/** Between words, but not between a number and its `%`, nor around a `=`: `95 %`, `n = 22`. */
const BREAKS = /(?<! =) (?!%|= )/u;

/** Breaks a text between words into lines of at most so many columns; a word that is longer stands alone. */
export function wrapText(text: string, columns: number, indent = ''): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(BREAKS)) {
    const last = lines.at(-1);
    if (last !== undefined && terminalWidth(last) + 1 + terminalWidth(word) <= columns)
      lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(lines.length === 0 ? word : `${indent}${word}`);
  }
  return lines;
}
