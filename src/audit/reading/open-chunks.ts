import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createZstdDecompress } from 'node:zlib';
import type { TranscriptFile } from './list-transcripts.ts';

const CHUNK_BYTES = 1024 * 1024;

/**
 * Opens a transcript, unpacked.
 *
 * Shape   a file that is written on meanwhile is read as far as it went when it was listed
 */
export function openChunks({ path, bytes }: TranscriptFile): AsyncIterable<Buffer> {
  const packed = createReadStream(path, { highWaterMark: CHUNK_BYTES, end: Math.max(0, bytes - 1) });
  if (!path.endsWith('.zst')) return packed;
  const unpacked = createZstdDecompress({ chunkSize: CHUNK_BYTES });
  // a failure of either reaches whoever reads
  pipeline(packed, unpacked, () => undefined);
  return unpacked;
}
