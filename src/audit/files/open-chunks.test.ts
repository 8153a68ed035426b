import { writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { temporaryHome } from '../__fixtures__/temporary-home.ts';
import { openChunks } from './open-chunks.ts';

it('reads a file that grows meanwhile as far as it went when it was listed', async () => {
  const { path } = temporaryHome();
  writeFileSync(path('one.jsonl'), 'listed, and then written on');
  const chunks: Buffer[] = [];
  for await (const chunk of openChunks({ path: path('one.jsonl'), bytes: 6 })) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString()).toBe('listed');
});

it('reads an empty file as nothing', async () => {
  const { path } = temporaryHome();
  writeFileSync(path('one.jsonl'), '');
  const chunks: Buffer[] = [];
  for await (const chunk of openChunks({ path: path('one.jsonl'), bytes: 0 })) chunks.push(chunk);
  expect(chunks).toEqual([]);
});
