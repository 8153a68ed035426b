import { closeSync, openSync, writeFileSync } from 'node:fs';
import type { VernierError } from '#core';
import { toUnwritable } from './to-unwritable.ts';

/** A file that is being written. */
export interface Output {
  add(text: string): void;
  /** Writes what is left and closes the file; says what went wrong if the file is not whole. */
  end(): VernierError | undefined;
}

const BUFFERED_CHARACTERS = 65_536;

/**
 * Writes a file that somebody asked for, and touches it no sooner than there is text; one that is there is written over.
 *
 * Shape   what goes wrong is told at the end, so that no report is lost with its file
 */
export function openOutput(path: string): Output {
  let file: number | undefined;
  let text = '';
  let failure: VernierError | undefined;
  function attempt(act: () => void): void {
    if (failure !== undefined) return;
    try {
      act();
    } catch (cause) {
      failure = toUnwritable(path, cause);
    }
  }
  const flush = () => {
    attempt(() => {
      file ??= openSync(path, 'w');
      // unlike `writeSync`, it writes all or fails
      writeFileSync(file, text);
    });
    text = '';
  };
  return {
    add(more) {
      text += more;
      if (text.length >= BUFFERED_CHARACTERS) flush();
    },
    end() {
      flush();
      const opened = file;
      if (opened !== undefined) attempt(() => closeSync(opened));
      return failure;
    },
  };
}
