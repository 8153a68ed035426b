import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { entries, hang, scriptedDisk, systemError } from '../__fixtures__/scripted-disk.ts';
import { look, sessionId, temporaryHome, TODAY } from '../__fixtures__/temporary-home.ts';
import { findPast } from './find-past.ts';
import { MOST_SESSIONS } from './session-tally.ts';

const HOME = '/home/me';
const PROJECTS = join(HOME, '.claude', 'projects');
const ARCHIVE = join(HOME, '.codex', 'archived_sessions');
const NOTHING = [
  { source: 'claude-code', status: 'none' },
  { source: 'codex', status: 'none' },
  { source: 'opencode', status: 'none' },
  { source: 'gemini-cli', status: 'none' },
];

/** Names of Codex sessions, as many as wanted. */
function* rollouts(count: number) {
  for (let number = 1; number <= count; number += 1) yield `rollout-2026-11-20T09-30-00-${number}.jsonl`;
}

it('finds nothing where no agent ever ran', async () => {
  const { home } = temporaryHome();
  expect((await look({ homeDirectory: home })).past.sources).toEqual(NOTHING);
});

it('finds nothing, and touches no disk, for a user without a home directory', async () => {
  const disk = scriptedDisk({}, TODAY);
  expect((await look({ disk })).past.sources).toEqual(NOTHING);
  expect(disk.opened).toEqual([]);
});

it('says that a home directory is none when it is a file', async () => {
  const { path } = temporaryHome();
  writeFileSync(path('home'), '');
  const { past } = await look({ homeDirectory: path('home') });
  expect(past.sources.map((one) => one.status === 'unreadable' && one.why)).toEqual([
    'ENOTDIR',
    'ENOTDIR',
    'ENOTDIR',
    'ENOTDIR',
  ]);
});

it('says which folder may not be read, and why', async () => {
  const disk = scriptedDisk({ [PROJECTS]: () => Promise.reject(systemError('EACCES')) }, TODAY);
  const { of } = await look({ homeDirectory: HOME, disk });
  expect(of('claude-code')).toEqual({
    source: 'claude-code',
    status: 'unreadable',
    why: 'EACCES',
    path: PROJECTS,
  });
});

it('gives a lower bound when one project may not be read', async () => {
  const disk = scriptedDisk(
    {
      [PROJECTS]: () => Promise.resolve(entries(['closed', 'open'], 'folder')),
      [join(PROJECTS, 'closed')]: () => Promise.reject(systemError('EACCES')),
      [join(PROJECTS, 'open')]: () => Promise.resolve(entries([`${sessionId(1)}.jsonl`])),
    },
    TODAY,
  );
  expect((await look({ homeDirectory: HOME, disk })).of('claude-code')).toMatchObject({
    status: 'cut-short',
    because: 'unreadable',
    sessions: 1,
  });
});

it('stops at the deadline and gives what it saw as a lower bound', async () => {
  let reads = 0;
  const clock = {
    now: () => TODAY,
    monotonicMs: () => {
      reads += 1;
      return reads <= 40 ? 0 : 1000;
    },
  };
  const disk = scriptedDisk({ [ARCHIVE]: () => Promise.resolve(entries(rollouts(1_000_000))) }, TODAY);
  const { of } = await look({ homeDirectory: HOME, disk, clock, deadlineMs: 1000 });
  const codex = of('codex');
  expect(codex).toMatchObject({ status: 'cut-short', because: 'time' });
  expect(codex).toHaveProperty('sessions', expect.any(Number));
  expect(reads).toBeLessThan(100);
});

it('leaves a read behind that never answers, and keeps what others found', async () => {
  const disk = scriptedDisk(
    { [PROJECTS]: hang, [ARCHIVE]: () => Promise.resolve(entries(rollouts(2))) },
    TODAY,
  );
  const { of } = await look({ homeDirectory: HOME, disk, deadlineMs: 20 });
  expect(of('claude-code')).toMatchObject({ status: 'cut-short', because: 'time', sessions: 0 });
  expect(of('codex')).toMatchObject({ status: 'found', sessions: 2 });
});

it('asks three things of a disk at a time, which leaves one thread free where it never answers', async () => {
  const disk = scriptedDisk({}, TODAY);
  const opened: string[] = [];
  const opendir = (folder: string) => {
    opened.push(folder);
    return hang();
  };
  const { of } = await look({ homeDirectory: HOME, disk: { ...disk, opendir }, deadlineMs: 5 });
  expect(opened).toHaveLength(3);
  expect(of('gemini-cli')).toMatchObject({ status: 'cut-short', because: 'time', sessions: 0 });
});

it('asks nothing more of a disk that answers after the search has ended', async () => {
  const { promise, resolve } = Promise.withResolvers<ReturnType<typeof entries>>();
  const disk = scriptedDisk({ [PROJECTS]: () => promise }, TODAY);
  const { of } = await look({ homeDirectory: HOME, disk, deadlineMs: 5 });
  const opened = disk.opened.length;
  resolve(entries(['late'], 'folder'));
  await new Promise((done) => {
    setImmediate(done);
  });
  expect(disk.opened).toHaveLength(opened);
  expect(of('claude-code')).toMatchObject({ sessions: 0 });
});

it('ends when it is told to', async () => {
  const stop = new AbortController();
  const disk = scriptedDisk({ [PROJECTS]: hang }, TODAY);
  const looking = look({ homeDirectory: HOME, disk, signal: stop.signal });
  stop.abort();
  expect((await looking).of('claude-code')).toMatchObject({ status: 'cut-short', because: 'time' });
});

it('does not begin when it was told to end before', async () => {
  const disk = scriptedDisk({}, TODAY);
  await look({ homeDirectory: HOME, disk, signal: AbortSignal.abort() });
  expect(disk.opened).toEqual([]);
});

it('stops counting when the number says enough', async () => {
  const disk = scriptedDisk(
    { [ARCHIVE]: () => Promise.resolve(entries(rollouts(MOST_SESSIONS + 500))) },
    TODAY,
  );
  expect((await look({ homeDirectory: HOME, disk })).of('codex')).toMatchObject({
    status: 'cut-short',
    because: 'many',
    sessions: MOST_SESSIONS,
  });
});

it('takes a file that is gone before it was dated for no session', async () => {
  const names = {
    [PROJECTS]: () => Promise.resolve(entries(['shop'], 'folder')),
    [join(PROJECTS, 'shop')]: () => Promise.resolve(entries([`${sessionId(1)}.jsonl`])),
  };
  const disk = { ...scriptedDisk(names, TODAY), lstat: () => Promise.reject(systemError('ENOENT')) };
  expect((await look({ homeDirectory: HOME, disk })).of('claude-code')).toMatchObject({ status: 'none' });
});

it('survives a time that no calendar has', async () => {
  const names = {
    [PROJECTS]: () => Promise.resolve(entries(['shop'], 'folder')),
    [join(PROJECTS, 'shop')]: () => Promise.resolve(entries([`${sessionId(1)}.jsonl`])),
  };
  for (const time of [Number.NaN, Number.MAX_VALUE, -Number.MAX_VALUE]) {
    const { of } = await look({ homeDirectory: HOME, disk: scriptedDisk(names, time) });
    expect(of('claude-code')).toEqual({ source: 'claude-code', status: 'found', sessions: 1 });
  }
});

it('looks at the disk of this machine with its own clock', async () => {
  const { home, write } = temporaryHome();
  write('.codex/archived_sessions/rollout-2026-11-20T09-30-00-1.jsonl', '2026-11-20');
  const clock = { now: () => TODAY, monotonicMs: () => performance.now() };
  const past = await findPast({ homeDirectory: home, env: {}, deadlineMs: 10_000, clock });
  expect(past.sources[1]).toMatchObject({ status: 'found', sessions: 1 });
});
