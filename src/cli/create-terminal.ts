import type { Progress, Terminal } from '#core';

/** Where text goes: a stream of the process, or a test's. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Characters in a line of a terminal. */
  readonly columns?: number;
}

/** Pieces of work shorter than this draw nothing. */
const QUIET_MS = 2000;
const WIDTH = 24;
const USUAL_COLUMNS = 80;
const CLEAR_LINE = '\r\u001b[K';

const SILENT: Progress = { update: () => undefined, done: () => undefined };

function barText(share: number): string {
  const bounded = Math.max(0, Math.min(1, share));
  const full = Math.round(WIDTH * bounded);
  return `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${Math.round(100 * bounded)} %`;
}

function createProgress(title: string, out: Output, now: () => number): Progress {
  const startedAt = now();
  let drawn = false;
  return {
    update(share, what = '') {
      if (now() - startedAt < QUIET_MS) return;
      // a line that wraps cannot be cleared again
      const line = `${title} ${barText(share)} ${what}`.slice(0, (out.columns ?? USUAL_COLUMNS) - 1);
      out.write(`${CLEAR_LINE}${line}`);
      drawn = true;
    },
    done() {
      if (drawn) out.write(CLEAR_LINE);
      drawn = false;
    },
  };
}

/** Makes the terminal of one command: results on standard output, everything else on standard error. */
export function createTerminal(options: {
  readonly json: boolean;
  readonly out: Output;
  readonly error: Output;
  readonly now: () => number;
}): Terminal {
  const { json, out, error, now } = options;
  return {
    report(result) {
      out.write(json ? `${JSON.stringify(result.json, null, 2)}\n` : `${result.text}\n`);
    },
    note(text) {
      if (!json) error.write(`${text}\n`);
    },
    progress: (title) => (json || error.isTTY !== true ? SILENT : createProgress(title, error, now)),
  };
}
