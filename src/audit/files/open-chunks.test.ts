import { writeFileSync } from 'node:fs';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { temporaryHome } from '../__fixtures__/temporary-home.ts';
import { openChunks } from './open-chunks.ts';

/** Writes a file, reads it as far as `bytes`, and gives what came and what ended it. */
async function open(
  name: string,
  content: string | Buffer,
  { bytes = content.length, most }: { readonly bytes?: number; readonly most?: number } = {},
) {
  const { path } = temporaryHome();
  writeFileSync(path(name), content);
  let length = 0;
  let text = '';
  try {
    for await (const chunk of openChunks({ path: path(name), bytes }, most)) {
      length += chunk.length;
      text ||= chunk.toString('utf8', 0, 20);
    }
    return { text, length };
  } catch (error) {
    return { text, length, error };
  }
}

it('reads a file that grows meanwhile as far as it went when it was listed', async () => {
  expect((await open('one.jsonl', 'listed, and then written on', { bytes: 6 })).text).toBe('listed');
});

it('reads an empty file as nothing', async () => {
  expect(await open('one.jsonl', '')).toEqual({ text: '', length: 0 });
});

it.each([
  ['one.jsonl.gz', gzipSync],
  ['one.jsonl.zst', zstdCompressSync],
])('gives all that came before the place where %s is cut off, and says that it is', async (name, pack) => {
  const packed = pack(Buffer.from('short\n'));
  const cut = packed.subarray(0, -5);
  expect(await open(name, packed)).toEqual({ text: 'short\n', length: 6 });
  expect(await open(name, cut)).toMatchObject({ error: { code: 'Z_BUF_ERROR' } });
  const long = pack(Buffer.from(Array.from({ length: 60_000 }, (_, row) => `row ${row}\n`).join('')));
  const { length, error } = await open(name, long.subarray(0, -1000));
  expect(length).toBeGreaterThan(400_000);
  expect(error).toMatchObject({ code: 'Z_BUF_ERROR' });
});

it('ends where a file unpacks to more than a log does', async () => {
  const packed = zstdCompressSync(Buffer.alloc(3 * 1024 * 1024, '\n'));
  const { length, error } = await open('one.jsonl.zst', packed, { most: 1024 * 1024 });
  expect(error).toMatchObject({ code: 'UNPACKED_TOO_LARGE' });
  expect(length).toBe(1024 * 1024);
});
