import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import type { ListedFile } from './list-files.ts';

const CHUNK_BYTES = 1024 * 1024;
const PACKED = /\.(?:zst|gz)$/u;

/** Gives a file's name without the ending of its packing. */
export function unpackedName(name: string): string {
  return name.replace(PACKED, '');
}

function createUnpacker(path: string) {
  if (path.endsWith('.zst')) return createZstdDecompress({ chunkSize: CHUNK_BYTES });
  return path.endsWith('.gz') ? createGunzip({ chunkSize: CHUNK_BYTES }) : undefined;
}

/**
 * Opens a file, unpacked.
 *
 * Shape   a file that is written on meanwhile is read as far as it went when it was listed
 */
export function openChunks({ path, bytes }: ListedFile): AsyncIterable<Buffer> {
  const packed = createReadStream(path, { highWaterMark: CHUNK_BYTES, end: Math.max(0, bytes - 1) });
  const unpacked = createUnpacker(path);
  if (unpacked === undefined) return packed;
  // a failure of either reaches whoever reads
  pipeline(packed, unpacked, () => undefined);
  return unpacked;
}
