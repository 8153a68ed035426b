import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import { unreadableReason, VernierError } from '#core';

/** A line longer than this is no row; it is dropped while it is read, so that a file without line ends is no trouble. */
const MAX_LINE_CHARACTERS = 16 * 1024 * 1024;

/** One line of a file. */
export interface FileLine {
  /** From 1. */
  readonly number: number;
  /** Absent when the line is too long to be kept. */
  readonly text?: string;
}

/**
 * Reads a text file line by line, packed by gzip when its name ends in `.gz`; nothing is loaded whole.
 *
 * Shape   lines end at `\n` only, because JSON may hold every other line end; empty lines are left out
 * Throws  'file-unreadable'
 */
export async function* readLines(path: string): AsyncGenerator<FileLine> {
  const cutter = new LineCutter();
  try {
    for await (const chunk of openFile(path)) yield* cutter.push(chunk);
  } catch (cause) {
    const reason = unreadableReason(cause);
    throw new VernierError(
      'file-unreadable',
      `the file ${path} cannot be read (${reason}): check the path and that it is whole`,
      {
        details: { path },
        cause,
      },
    );
  }
  yield* cutter.end();
}

function openFile(path: string): AsyncIterable<Buffer> {
  const file = createReadStream(path);
  if (!path.endsWith('.gz')) return file;
  const unpacked = createGunzip();
  // a pipe does not carry errors
  file.on('error', (error) => unpacked.destroy(error));
  return file.pipe(unpacked);
}

class LineCutter {
  readonly #decoder = new StringDecoder('utf8');
  /** The unfinished line in pieces: searched and joined once, however long it grows. */
  #pieces: string[] = [];
  #length = 0;
  #number = 0;

  *push(chunk: Buffer): Generator<FileLine> {
    const [first = '', ...others] = this.#decoder.write(chunk).split('\n');
    this.#keep(first);
    for (const other of others) {
      yield* this.#finishLine();
      this.#keep(other);
    }
  }

  *end(): Generator<FileLine> {
    this.#keep(this.#decoder.end());
    yield* this.#finishLine();
  }

  #keep(piece: string): void {
    this.#length += piece.length;
    if (this.#length <= MAX_LINE_CHARACTERS) this.#pieces.push(piece);
    else this.#pieces = [];
  }

  *#finishLine(): Generator<FileLine> {
    this.#number += 1;
    const whole = this.#pieces.join('');
    // some editors write a mark before the first line
    const text = this.#number === 1 ? whole.replace(/^\uFEFF/u, '') : whole;
    if (this.#length > MAX_LINE_CHARACTERS) yield { number: this.#number };
    else if (text.trim() !== '') yield { number: this.#number, text };
    this.#pieces = [];
    this.#length = 0;
  }
}
