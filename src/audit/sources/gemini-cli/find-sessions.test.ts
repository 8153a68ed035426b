import { expect, it } from 'vitest';
import { look, temporaryHome } from '../../__fixtures__/temporary-home.ts';

const CHATS = '.gemini/tmp/shop/chats';

it('counts sessions of every project and both forms, each once, dated by their names', async () => {
  const { home, write } = temporaryHome();
  write(`${CHATS}/session-2026-11-02T08-00-9d1e0000.jsonl`, '2026-11-21');
  write(`${CHATS}/session-2026-10-08T09-00-77aa0000.json`, '2026-11-21');
  write(`${CHATS}/session-2026-10-08T09-00-77aa0000.jsonl`, '2026-11-21');
  write('.gemini/tmp/0a1b2c/chats/session-2026-09-12T23-59-5b5b0000.json', '2026-11-21');
  expect((await look({ homeDirectory: home })).of('gemini-cli')).toEqual({
    source: 'gemini-cli',
    status: 'found',
    sessions: 3,
    days: { firstDay: '2026-09-12', lastDay: '2026-11-02' },
  });
});

it('counts no sub-agents, and nothing else that Gemini CLI keeps', async () => {
  const { home, write } = temporaryHome();
  write(`${CHATS}/9d1e0000-0000-4000-8000-000000000001/session-2026-11-02T08-00-1.jsonl`, '2026-11-02');
  write(`${CHATS}/session-2026-11-02T08-00-9d1e0000.jsonl.tmp-7`, '2026-11-02');
  write('.gemini/tmp/shop/logs.json', '2026-11-02');
  write('.gemini/tmp/shop/checkpoints/session-2026-11-02T08-00-9d1e0000.json', '2026-11-02');
  write('.gemini/tmp/bin/rg', '2026-11-02');
  expect((await look({ homeDirectory: home })).of('gemini-cli')).toEqual({
    source: 'gemini-cli',
    status: 'none',
  });
});

it('looks only where GEMINI_CLI_HOME says, even for a user without a home directory', async () => {
  const { path, write } = temporaryHome();
  write('data/.gemini/tmp/shop/chats/session-2026-11-02T08-00-9d1e0000.jsonl', '2026-11-21');
  const { of } = await look({ env: { GEMINI_CLI_HOME: path('data') } });
  expect(of('gemini-cli')).toMatchObject({ status: 'found', sessions: 1 });
});
