import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { callVernier } from './__fixtures__/call-vernier.ts';
import { temporaryFile } from './__fixtures__/temporary-folder.ts';

it('refuses a small .gz that unpacks to one endless line', async () => {
  const bomb = temporaryFile('bomb.jsonl.gz', gzipSync(Buffer.alloc(48 * 1024 * 1024, 'x')));
  const { code, error } = await callVernier(['dial', 'fit', '--recordings', bomb]);
  expect(code).toBe(1);
  expect(error).toMatch(/^vernier: .*1 lines skipped, .*is too long[^\n]*\n$/u);
});
