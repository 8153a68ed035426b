import type { Progress, Terminal } from '#core';

interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** Pieces of work shorter than this draw nothing. */
const QUIET_MS = 2000;
const WIDTH = 24;

function createProgress(title: string, out: Output, now: () => number): Progress {
  const startedAt = now();
  let drawn = false;
  return {
    update(share, what = '') {
      if (out.isTTY !== true || now() - startedAt < QUIET_MS) return;
      const full = Math.round(WIDTH * Math.max(0, Math.min(1, share)));
      const bar = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}`;
      out.write(`\r\u001b[K${title} ${bar} ${Math.round(100 * share)} % ${what}`);
      drawn = true;
    },
    done() {
      if (drawn) out.write('\r\u001b[K');
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
    progress: (title) => createProgress(title, json ? { write: () => undefined } : error, now),
  };
}
