import { readSync } from 'node:fs';

const NEWLINE = 10;
const CHUNK_BYTES = 512 * 1024;
/** Longer than any record: a request's body may have 32 MB. What has no end by then is read as several lines. */
const MAX_LINE_BYTES = 64 * 1024 * 1024;

/** Some lines of a file, and where the next ones start. */
export interface LineChunk {
  readonly lines: readonly string[];
  /** Byte position after these lines; equal to where it was read from when no complete line is there yet. */
  readonly nextOffset: number;
}

/** Where and how to read. */
interface LinePosition {
  readonly fileDescriptor: number;
  readonly offset: number;
  /** Whether nobody writes to the file any more, so that a last line without a line end is a line. */
  readonly isFinished: boolean;
}

function splitLines(bytes: Buffer): readonly string[] {
  return bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
}

/** Reads the next complete lines of a spool file, about half a megabyte at a time; empty lines are left out. */
export function readLines({ fileDescriptor, offset, isFinished }: LinePosition): LineChunk {
  for (let chunkBytes = CHUNK_BYTES; ; chunkBytes *= 2) {
    const buffer = Buffer.allocUnsafe(chunkBytes);
    const bytesRead = readSync(fileDescriptor, buffer, 0, chunkBytes, offset);
    const bytes = buffer.subarray(0, bytesRead);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    if (end > 0) return { lines: splitLines(bytes.subarray(0, end)), nextOffset: offset + end };
    const isWhole = bytesRead < chunkBytes ? isFinished : chunkBytes >= MAX_LINE_BYTES;
    if (isWhole) return { lines: splitLines(bytes), nextOffset: offset + bytesRead };
    if (bytesRead < chunkBytes) return { lines: [], nextOffset: offset };
  }
}
