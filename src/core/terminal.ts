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
