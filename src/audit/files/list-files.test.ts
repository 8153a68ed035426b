import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { temporaryHome } from '../__fixtures__/temporary-home.ts';
import type { AuditPlace } from './listed-file.ts';
import { listFiles } from './list-files.ts';

async function listPlaces(...places: readonly AuditPlace[]) {
  const failures: string[] = [];
  const files = await listFiles(
    places,
    (name) => /\.jsonl(?:\.zst)?$/u.test(name),
    (_path, code) => failures.push(code),
  );
  return { names: files.map(({ path }) => path.split(/[\\/]/u).at(-1)), failures };
}

function list(...paths: readonly string[]) {
  return listPlaces(...paths.map((path) => ({ path })));
}

it('lists transcripts on every floor, plain and packed, in the order of their names', async () => {
  const { home, write } = temporaryHome();
  write('b/deep/rollout-2.jsonl.zst', '2026-10-01');
  write(`c/${'x/'.repeat(30)}rollout-1.jsonl`, '2026-10-01');
  write('a/notes.txt', '2026-10-01');
  expect(await list(home)).toEqual({ names: ['rollout-1.jsonl', 'rollout-2.jsonl.zst'], failures: [] });
});

it('walks no loop of links, and lists a file once that was named twice', async () => {
  const { home, path, write } = temporaryHome();
  write('a/one.jsonl', '2026-10-01');
  symlinkSync(home, path('a', 'loop'));
  symlinkSync(path('a'), path('linked'));
  symlinkSync(path('a', 'one.jsonl'), path('again.jsonl'));
  expect((await list(home, path('a'), path('linked'), path('a', 'one.jsonl'))).names).toEqual(['one.jsonl']);
});

it('follows links to folders and files that lie elsewhere', async () => {
  const { path, write } = temporaryHome();
  write('elsewhere/project/one.jsonl', '2026-10-01');
  write('elsewhere/two.jsonl', '2026-10-01');
  mkdirSync(path('place'));
  symlinkSync(path('elsewhere', 'project'), path('place', 'project'));
  symlinkSync(path('elsewhere', 'two.jsonl'), path('place', 'two.jsonl'));
  expect(await list(path('place'))).toEqual({ names: ['one.jsonl', 'two.jsonl'], failures: [] });
});

it('says what is not there and lists the rest', async () => {
  const { home, path, write } = temporaryHome();
  write('one.jsonl', '2026-10-01');
  expect(await list(path('gone'), home)).toEqual({ names: ['one.jsonl'], failures: ['ENOENT'] });
});

it('says which files of a folder cannot be read and lists the others', async () => {
  const { home, path, write } = temporaryHome();
  write('one.jsonl', '2026-10-01');
  write('two.jsonl', '2026-10-01');
  // no text can name it
  const name = Buffer.concat([Buffer.from(path('m')), Buffer.from([0xff]), Buffer.from('.jsonl')]);
  renameSync(path('two.jsonl'), name);
  symlinkSync(path('gone'), path('broken.jsonl'));
  symlinkSync('/dev/null', path('device.jsonl'));
  const { names, failures } = await list(home);
  expect(names).toEqual(['one.jsonl']);
  expect(failures.toSorted()).toEqual(['BROKEN_LINK', 'NAME_NOT_UTF8', 'NOT_A_FILE']);
});

it('says of something named that it is no file', async () => {
  expect(await list('/dev/null')).toEqual({ names: [], failures: ['NOT_A_FILE'] });
});

it('takes a folder with the name of a transcript for a folder', async () => {
  const { home, path } = temporaryHome();
  mkdirSync(path('odd.jsonl'));
  writeFileSync(path('odd.jsonl', 'one.jsonl'), '');
  expect((await list(home)).names).toEqual(['one.jsonl']);
});

it('is silent about a place of a source that is not there, and only about that', async () => {
  const { path } = temporaryHome();
  symlinkSync(path('gone'), path('broken'));
  writeFileSync(path('file'), 'not a folder');
  mkdirSync(path('folder.jsonl'));
  const code = async (name: string, isMoved = false) =>
    (await listPlaces({ path: path(name), source: 'claude-code', isMoved })).failures;
  expect(await code('absent')).toEqual([]);
  expect(await code('absent', true)).toEqual(['ENOENT']);
  expect(await code('broken/projects')).toEqual(['BROKEN_LINK']);
  expect(await code('file')).toEqual(['ENOTDIR']);
  expect(await code('folder.jsonl')).toEqual(['EISDIR']);
});
