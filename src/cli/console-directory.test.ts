import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from './__fixtures__/temporary-folder.ts';
import { consoleFiles } from './console-directory.ts';

it('reads a page that was built', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  expect([...(consoleFiles(folder)?.keys() ?? [])]).toEqual(['/']);
});

it('goes without the page where it was not built', () => {
  expect(consoleFiles(join(temporaryFolder(), 'missing'))).toBeUndefined();
});
