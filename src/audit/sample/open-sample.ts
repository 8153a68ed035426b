import { closeSync, mkdirSync, openSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { VernierError } from '#core';
import { OUTCOMES } from './read-words.ts';
import type { SessionPlan } from './session/plan-sessions.ts';

/** Characters that are held before they are written. */
const HELD_CHARACTERS = 1_000_000;

function unwritable(folder: string, cause: unknown): VernierError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new VernierError(
    'file-unwritable',
    `the sample cannot be written into ${folder} (${reason}): name another folder`,
    {
      cause,
    },
  );
}

function makeFolder(folder: string, readme: string): void {
  mkdirSync(folder, { recursive: true });
  const [first] = readdirSync(folder);
  if (first !== undefined) throw new Error(`it is not empty, ${first} is in it`);
  writeFileSync(join(folder, 'README.md'), readme);
}

/** Gives the work of a disk another error. */
function tryIn<Result>(folder: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    throw unwritable(folder, cause);
  }
}

/**
 * Opens an empty folder for a sample, one file a session.
 *
 * Throws  'file-unwritable' where the folder is not empty, or the disk refuses
 */
export function openSample(folder: string, readme: string) {
  tryIn(folder, () => makeFolder(folder, readme));
  let file: number | undefined;
  let held = '';
  const counted = { files: 0, lines: 0, bytes: 0 };

  function write(): void {
    if (file !== undefined && held !== '') counted.bytes += writeSync(file, held);
    held = '';
  }

  function close(): void {
    if (file === undefined) return;
    write();
    closeSync(file);
    file = undefined;
  }

  return {
    counted: (): Readonly<typeof counted> => counted,
    begin({ id, kind }: SessionPlan): void {
      tryIn(folder, () => {
        close();
        const project = join(folder, 'projects', kind.project.replaceAll(/[^\da-z]/giu, '-'));
        mkdirSync(project, { recursive: true });
        file = openSync(join(project, `${id}.jsonl`), 'wx');
        counted.files += 1;
      });
    },
    add(lines: readonly string[]): void {
      held += `${lines.join('\n')}\n`;
      counted.lines += lines.length;
      if (held.length >= HELD_CHARACTERS) tryIn(folder, write);
    },
    /** Closes the last file. */
    close: () => tryIn(folder, close),
    /** Writes recorded answers beside the transcripts; gives their number, and no file where there are none. */
    addOutcomes(rows: Iterable<object>): number {
      const lines = Array.from(rows, (row) => `${JSON.stringify(row)}\n`);
      if (lines.length > 0) tryIn(folder, () => writeFileSync(join(folder, OUTCOMES), lines.join('')));
      return lines.length;
    },
    /** Writes what is in the sample beside it. */
    state(truth: object): void {
      tryIn(folder, () => writeFileSync(join(folder, 'truth.json'), `${JSON.stringify(truth, null, 2)}\n`));
    },
  };
}
