import { open } from 'node:fs/promises';
import { openChunks } from '../files/open-chunks.ts';

interface EndedFile {
  readonly path: string;
  readonly bytes: number;
}

const PACKED = /\.(?:zst|gz)$/u;

async function lastOfPacked(file: EndedFile): Promise<number | undefined> {
  let last: number | undefined;
  for await (const chunk of openChunks(file)) last = chunk.at(-1) ?? last;
  return last;
}

/** Gives the last byte of a file, unpacked: of a packed one all has to be unpacked for it. Nothing of an empty one. */
export async function readLastByte(file: EndedFile): Promise<number | undefined> {
  const { path, bytes } = file;
  if (PACKED.test(path)) return await lastOfPacked(file);
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, bytes - 1));
    return bytesRead === 0 ? undefined : buffer[0];
  } finally {
    await handle.close();
  }
}
