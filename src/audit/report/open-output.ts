import { closeSync, openSync, writeSync } from 'node:fs';
import { VernierError } from '#core';

/** A file that is being written. */
export interface Output {
  add(text: string): void;
  /** Writes what is left and closes the file. */
  end(): void;
}

const BUFFERED_CHARACTERS = 65_536;

/**
 * Opens a file that somebody asked for; one that is there is written over.
 *
 * Throws  'file-unwritable'
 */
export function openOutput(path: string): Output {
  function attempt<Result>(act: () => Result): Result {
    try {
      return act();
    } catch (cause) {
      const message = `${path} cannot be written: name a file in a folder where you may write`;
      throw new VernierError('file-unwritable', message, { cause });
    }
  }
  const file = attempt(() => openSync(path, 'w'));
  let text = '';
  const flush = () => {
    attempt(() => writeSync(file, text));
    text = '';
  };
  return {
    add(more) {
      text += more;
      if (text.length >= BUFFERED_CHARACTERS) flush();
    },
    end() {
      flush();
      closeSync(file);
    },
  };
}
