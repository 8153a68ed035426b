import type { TextEncoding } from '../reading/declared-source.ts';
import { createDecoder, readMark } from './decode-chunks.ts';

/** The beginning of a file, and all of it, in UTF-8 and without a mark of how it was written. */
export interface PeekedChunks {
  readonly head: Buffer;
  /** How the file itself is written. */
  readonly encoding: TextEncoding;
  /** Everything from the first letter on, to be read once. */
  readonly chunks: AsyncIterable<Buffer>;
  /** Lets go of a file of which no more is wanted. */
  close(): Promise<void>;
}

/** The first bytes, and why no more came; absent where it did not fail. */
interface Beginning {
  readonly bytes: Buffer;
  readonly failure: { readonly error: unknown } | undefined;
}

async function readBeginning(iterator: AsyncIterator<Buffer>, headBytes: number): Promise<Beginning> {
  const pieces: Buffer[] = [];
  let failure: Beginning['failure'];
  let bytes = 0;
  while (bytes < headBytes && failure === undefined) {
    try {
      const next = await iterator.next();
      if (next.done === true) break;
      pieces.push(next.value);
      bytes += next.value.length;
    } catch (error) {
      // what came before is to be read first
      failure = { error };
    }
  }
  return { bytes: Buffer.concat(pieces), failure };
}

async function* restOf(
  iterator: AsyncIterator<Buffer>,
  decode: (bytes: Buffer) => Buffer,
): AsyncGenerator<Buffer> {
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
    yield decode(next.value);
  }
}

/**
 * Reads so many bytes of a file, so that it can be recognised before it is read.
 *
 * Throws  what ends a file before its first byte; what ends it later is thrown behind that place
 */
export async function peekChunks(chunks: AsyncIterable<Buffer>, headBytes: number): Promise<PeekedChunks> {
  const iterator = chunks[Symbol.asyncIterator]();
  const { bytes, failure } = await readBeginning(iterator, headBytes);
  if (failure !== undefined && bytes.length === 0) throw failure.error;
  const { encoding, length } = readMark(bytes);
  const decode = createDecoder(encoding);
  const first = decode(bytes.subarray(length));
  async function* all(): AsyncGenerator<Buffer> {
    yield first;
    if (failure !== undefined) throw failure.error;
    yield* restOf(iterator, decode);
  }
  return {
    head: first.subarray(0, headBytes),
    encoding,
    chunks: all(),
    async close() {
      await iterator.return?.();
    },
  };
}
