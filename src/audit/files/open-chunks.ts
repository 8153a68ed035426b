import { createReadStream, type ReadStream } from 'node:fs';
import type { Transform } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { ownFailure } from '../reading/failures/failure-code.ts';
import type { ListedFile } from './listed-file.ts';

const CHUNK_BYTES = 1024 * 1024;
/** What was unpacked of such a piece is lost where the piece is damaged: it is small. */
const UNPACKED_CHUNK_BYTES = 64 * 1024;
const PACKED = /\.(?:zst|gz)$/u;

/** Logs of agents pack about 10 to 30 times smaller: what unpacks to far more, and to so many bytes, is none. */
const MOST_TIMES = 100;
const MOST_BYTES_AT_LEAST = 128 * 1024 * 1024;

/** Gives a file's name without the ending of its packing. */
export function unpackedName(name: string): string {
  return name.replace(PACKED, '');
}

function createUnpacker(path: string): Transform | undefined {
  if (path.endsWith('.zst')) return createZstdDecompress({ chunkSize: UNPACKED_CHUNK_BYTES });
  return path.endsWith('.gz') ? createGunzip({ chunkSize: UNPACKED_CHUNK_BYTES }) : undefined;
}

/** Puts packed pieces into an unpacker; each waits until the one before is through. */
async function feed(packed: AsyncIterable<Buffer>, unpacker: Transform): Promise<void> {
  for await (const piece of packed) {
    await new Promise<void>((resolve) => {
      unpacker.write(piece, () => resolve());
    });
    if (unpacker.destroyed) return;
  }
}

/**
 * Unpacks pieces.
 *
 * Shape   the unpacker learns of the end only when all before it was read: an end that comes too early is a failure,
 *         and a stream that fails drops what it still holds
 */
async function* unpack(packed: ReadStream, unpacker: Transform): AsyncGenerator<Buffer> {
  let isFed = false;
  const endWhenRead = () => {
    if (isFed && unpacker.readableLength === 0) unpacker.end();
  };
  feed(packed, unpacker).then(
    () => {
      isFed = true;
      endWhenRead();
    },
    (error: Error) => unpacker.destroy(error),
  );
  try {
    for await (const chunk of unpacker) {
      yield chunk;
      endWhenRead();
    }
  } finally {
    packed.destroy();
  }
}

/** Ends with a failure where a file unpacks to more than a log can. */
async function* limit(chunks: AsyncIterable<Buffer>, mostBytes: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw ownFailure('UNPACKED_TOO_LARGE');
    yield chunk;
  }
}

/**
 * Opens a file, unpacked.
 *
 * Shape   a file that is written on meanwhile is read as far as it went when it was listed; of one that fails, what
 *         came before was given
 */
export function openChunks(
  { path, bytes }: Pick<ListedFile, 'path' | 'bytes'>,
  mostBytesAtLeast = MOST_BYTES_AT_LEAST,
): AsyncIterable<Buffer> {
  const packed = createReadStream(path, { highWaterMark: CHUNK_BYTES, end: Math.max(0, bytes - 1) });
  const unpacker = createUnpacker(path);
  if (unpacker === undefined) return packed;
  return limit(unpack(packed, unpacker), Math.max(mostBytesAtLeast, MOST_TIMES * bytes));
}
