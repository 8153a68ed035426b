import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { temporaryHome } from '../__fixtures__/temporary-home.ts';
import { listFiles } from './list-files.ts';

async function list(...paths: readonly string[]) {
  const failures: string[] = [];
  const files = await listFiles(
    paths.map((path) => ({ path })),
    (name) => /\.jsonl(?:\.zst)?$/u.test(name),
    (_path, code) => failures.push(code),
  );
  return { names: files.map(({ path }) => path.split(/[\\/]/u).at(-1)), failures };
}

it('lists transcripts on every floor, plain and packed, in the order of their names', async () => {
  const { home, write } = temporaryHome();
  write('b/deep/rollout-2.jsonl.zst', '2026-10-01');
  write('c/rollout-1.jsonl', '2026-10-01');
  write('a/notes.txt', '2026-10-01');
  expect(await list(home)).toEqual({ names: ['rollout-1.jsonl', 'rollout-2.jsonl.zst'], failures: [] });
});

it('walks no loop of links, and lists a file once that was named twice', async () => {
  const { home, path, write } = temporaryHome();
  write('a/one.jsonl', '2026-10-01');
  symlinkSync(home, path('a', 'loop'));
  symlinkSync(path('a'), path('linked'));
  expect((await list(home, path('a'), path('linked'), path('a', 'one.jsonl'))).names).toEqual(['one.jsonl']);
});

it('says what is not there and lists the rest', async () => {
  const { home, path, write } = temporaryHome();
  write('one.jsonl', '2026-10-01');
  expect(await list(path('gone'), home)).toEqual({ names: ['one.jsonl'], failures: ['ENOENT'] });
});

it('takes a folder with the name of a transcript for a folder', async () => {
  const { home, path } = temporaryHome();
  mkdirSync(path('odd.jsonl'));
  writeFileSync(path('odd.jsonl', 'one.jsonl'), '');
  expect((await list(home)).names).toEqual(['one.jsonl']);
});
