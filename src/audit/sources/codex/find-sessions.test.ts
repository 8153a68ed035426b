import { mkdirSync, symlinkSync } from 'node:fs';
import { expect, it } from 'vitest';
import { look, sessionId, temporaryHome } from '../../__fixtures__/temporary-home.ts';

const rollout = (time: string, number: number) => `rollout-${time}-${sessionId(number)}.jsonl`;

it('counts current, compressed, archived and first sessions, dated by their names', async () => {
  const { home, write } = temporaryHome();
  write(`.codex/sessions/2026/11/20/${rollout('2026-11-20T09-30-00', 1)}`, '2026-11-21');
  write(`.codex/sessions/2026/10/03/${rollout('2026-10-03T09-30-00', 2)}.zst`, '2026-11-21');
  write(`.codex/archived_sessions/${rollout('2026-09-02T09-30-00', 3)}`, '2026-11-21');
  write(`.codex/sessions/rollout-2025-05-07-${sessionId(4)}.json`, '2026-11-21');
  expect((await look({ homeDirectory: home })).of('codex')).toEqual({
    source: 'codex',
    status: 'found',
    sessions: 4,
    days: { firstDay: '2025-05-07', lastDay: '2026-11-20' },
  });
});

it('counts a session once that is being compressed or archived', async () => {
  const { home, write } = temporaryHome();
  const name = rollout('2026-11-20T09-30-00', 1);
  write(`.codex/sessions/2026/11/20/${name}`, '2026-11-21');
  write(`.codex/sessions/2026/11/20/${name}.zst`, '2026-11-21');
  write(`.codex/archived_sessions/${name}`, '2026-11-21');
  expect((await look({ homeDirectory: home })).of('codex')).toMatchObject({ sessions: 1 });
});

it('counts nothing else that Codex keeps', async () => {
  const { home, write } = temporaryHome();
  write('.codex/history.jsonl', '2026-11-20');
  write('.codex/session_index.jsonl', '2026-11-20');
  write('.codex/sessions/2026/11/20/notes.jsonl', '2026-11-20');
  mkdirSync(`${home}/.codex/sessions/2026/11/20/${rollout('2026-11-20T09-30-00', 1)}`);
  expect((await look({ homeDirectory: home })).of('codex')).toEqual({ source: 'codex', status: 'none' });
});

it('looks only where CODEX_HOME says, even for a user without a home directory', async () => {
  const { path, write } = temporaryHome();
  write(`elsewhere/sessions/2026/11/20/${rollout('2026-11-20T09-30-00', 1)}`, '2026-11-21');
  const { of } = await look({ env: { CODEX_HOME: path('elsewhere') } });
  expect(of('codex')).toMatchObject({ status: 'found', sessions: 1 });
});

it('counts a session whose name has a day that never was, without the day', async () => {
  const { home, write } = temporaryHome();
  write(`.codex/archived_sessions/${rollout('2026-02-31T09-30-00', 1)}`, '2026-11-21');
  expect((await look({ homeDirectory: home })).of('codex')).toEqual({
    source: 'codex',
    status: 'found',
    sessions: 1,
  });
});

it('enters no more floors of folders than there are days', async () => {
  const { home, path, write } = temporaryHome();
  write(`.codex/sessions/2026/11/20/deeper/${rollout('2026-11-20T09-30-00', 1)}`, '2026-11-21');
  symlinkSync(path('.codex/sessions'), path('.codex/sessions/2026/11/20/again'));
  expect((await look({ homeDirectory: home })).of('codex')).toMatchObject({ status: 'none' });
});

it('gives a lower bound when one of the folders is none', async () => {
  const { home, write } = temporaryHome();
  write(`.codex/sessions/2026/11/20/${rollout('2026-11-20T09-30-00', 1)}`, '2026-11-21');
  write('.codex/archived_sessions', '2026-11-21');
  expect((await look({ homeDirectory: home })).of('codex')).toMatchObject({
    status: 'cut-short',
    because: 'unreadable',
    sessions: 1,
  });
});
