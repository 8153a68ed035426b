import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { look, sessionId, temporaryHome } from '../../__fixtures__/temporary-home.ts';

const [FIRST, SECOND, THIRD] = [sessionId(1), sessionId(2), sessionId(3)];

it('counts the sessions of every project and says from when to when', async () => {
  const { home, write } = temporaryHome();
  write(`.claude/projects/-home-me-shop/${FIRST}.jsonl`, '2026-09-12');
  write(`.claude/projects/-home-me-shop/${SECOND}.jsonl`, '2026-11-20');
  write(`.claude/projects/-home-me-site/${THIRD}.jsonl`, '2026-10-01');
  expect((await look({ homeDirectory: home })).of('claude-code')).toEqual({
    source: 'claude-code',
    status: 'found',
    sessions: 3,
    days: { firstDay: '2026-09-12', lastDay: '2026-11-20' },
  });
});

it('counts no sub-agents and none of the other files beside a session', async () => {
  const { home, write } = temporaryHome();
  const project = '.claude/projects/-home-me-shop';
  write(`${project}/${FIRST}.jsonl`, '2026-11-01');
  write(`${project}/agent-cb4ad2c6.jsonl`, '2026-11-02');
  write(`${project}/${FIRST}/subagents/agent-a1.jsonl`, '2026-11-02');
  write(`${project}/${FIRST}/tool-results/${SECOND}.jsonl`, '2026-11-02');
  write(`${project}/memory/MEMORY.md`, '2026-11-02');
  write(`${project}/sessions-index.json`, '2026-11-02');
  write(`.claude/projects/${THIRD}.jsonl`, '2026-11-02');
  write('.claude/history.jsonl', '2026-11-02');
  expect((await look({ homeDirectory: home })).of('claude-code')).toMatchObject({
    sessions: 1,
    days: { firstDay: '2026-11-01', lastDay: '2026-11-01' },
  });
});

it('counts a session in a folder of its own, and only once when it lies beside it as well', async () => {
  const { home, write } = temporaryHome();
  const project = '.claude/projects/-home-me-shop';
  write(`${project}/${FIRST}/${FIRST}.jsonl`, '2026-11-01');
  write(`${project}/${SECOND}/${SECOND}.jsonl`, '2026-11-02');
  write(`${project}/${SECOND}.jsonl`, '2026-11-02');
  expect((await look({ homeDirectory: home })).of('claude-code')).toMatchObject({ sessions: 2 });
});

it('looks only where CLAUDE_CONFIG_DIR says', async () => {
  const { home, path, write } = temporaryHome();
  write(`.claude/projects/-home-me-shop/${FIRST}.jsonl`, '2026-11-01');
  write(`elsewhere/projects/-home-me-shop/${SECOND}.jsonl`, '2026-11-02');
  const env = { CLAUDE_CONFIG_DIR: path('elsewhere') };
  expect((await look({ homeDirectory: home, env })).of('claude-code')).toMatchObject({
    days: { firstDay: '2026-11-02' },
  });
});

it('takes an empty or relative CLAUDE_CONFIG_DIR for none', async () => {
  const { home, write } = temporaryHome();
  write(`.claude/projects/-home-me-shop/${FIRST}.jsonl`, '2026-11-01');
  for (const CLAUDE_CONFIG_DIR of ['', '~/elsewhere', 'elsewhere']) {
    const { of } = await look({ homeDirectory: home, env: { CLAUDE_CONFIG_DIR } });
    expect(of('claude-code')).toMatchObject({ sessions: 1 });
  }
});

it('looks into the folder of some versions of 2025 as well, and counts what both name once', async () => {
  const { home, path, write } = temporaryHome();
  write(`.config/claude/projects/-home-me-shop/${FIRST}.jsonl`, '2026-11-01');
  symlinkSync(path('.config/claude'), path('.claude'));
  expect((await look({ homeDirectory: home })).of('claude-code')).toMatchObject({
    status: 'found',
    sessions: 1,
  });
});

it('goes round in no circle of links', async () => {
  const { home, path, write } = temporaryHome();
  write(`.claude/projects/-home-me-shop/${FIRST}.jsonl`, '2026-11-01');
  symlinkSync(path('.claude/projects'), path('.claude/projects/-home-me-loop'));
  symlinkSync(path('.claude/projects/-home-me-shop'), path('.claude/projects/-home-me-shop/again'));
  expect((await look({ homeDirectory: home })).of('claude-code')).toMatchObject({
    status: 'found',
    sessions: 1,
  });
});

it('says that a folder that is a link to itself cannot be read', async () => {
  const { home, path } = temporaryHome();
  mkdirSync(path('.claude'));
  symlinkSync(path('.claude/projects'), path('.claude/projects'));
  expect((await look({ homeDirectory: home })).of('claude-code')).toEqual({
    source: 'claude-code',
    status: 'unreadable',
    why: 'ELOOP',
    path: join(home, '.claude', 'projects'),
  });
});

it('keeps a time that cannot be out of the days', async () => {
  const { home, write } = temporaryHome();
  const project = '.claude/projects/-home-me-shop';
  write(`${project}/${FIRST}.jsonl`, '1980-01-01');
  write(`${project}/${SECOND}.jsonl`, '2026-11-20');
  write(`${project}/${THIRD}.jsonl`, '2199-01-01');
  const past = (await look({ homeDirectory: home })).of('claude-code');
  expect(past).toMatchObject({ sessions: 3, days: { firstDay: '2026-11-20', lastDay: '2026-11-20' } });
});
