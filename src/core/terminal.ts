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

/** Breaks a text between words into lines of at most so many characters; a word that is longer stands alone. */
export function wrapText(text: string, columns: number, indent = ''): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns)
      lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(lines.length === 0 ? word : `${indent}${word}`);
  }
  return lines;
}
