import { expect, it } from 'vitest';
import { look, temporaryHome } from '../../__fixtures__/temporary-home.ts';

const DATA = '.local/share/opencode';

it('counts the sessions of versions that kept a file for each', async () => {
  const { home, write } = temporaryHome();
  write(`${DATA}/storage/session/4b0ea68d/ses_4f1b2b560ffe2PCV8ov3sorUNQ.json`, '2026-01-03');
  write(`${DATA}/storage/session/global/ses_4f6577b58ffeKGIunHx67PPj5f.json`, '2025-12-11');
  write(`${DATA}/storage/message/ses_4f6577b58ffeKGIunHx67PPj5f/msg_1.json`, '2026-02-01');
  expect((await look({ homeDirectory: home })).of('opencode')).toEqual({
    source: 'opencode',
    status: 'found',
    sessions: 2,
    days: { firstDay: '2025-12-11', lastDay: '2026-01-03' },
  });
});

it('gives the files beside a database as a lower bound, each session once', async () => {
  const { home, write } = temporaryHome();
  write(`${DATA}/opencode.db`, '2026-11-20');
  write(`${DATA}/storage/session_diff/ses_1.json`, '2026-11-19');
  write(`${DATA}/storage/session_diff/ses_2.json`, '2026-03-01');
  write(`${DATA}/storage/session/global/ses_2.json`, '2026-01-01');
  expect((await look({ homeDirectory: home })).of('opencode')).toEqual({
    source: 'opencode',
    status: 'cut-short',
    because: 'database',
    sessions: 2,
    days: { firstDay: '2026-03-01', lastDay: '2026-11-19' },
  });
});

it('says that there is a database where no file tells of a session', async () => {
  const { home, write } = temporaryHome();
  write(`${DATA}/opencode-local.db`, '2026-11-18');
  write(`${DATA}/opencode-local.db-wal`, '2026-11-20');
  write(`${DATA}/auth.json`, '2026-11-21');
  expect((await look({ homeDirectory: home })).of('opencode')).toEqual({
    source: 'opencode',
    status: 'uncounted',
    lastDay: '2026-11-20',
  });
});

it('looks where XDG_DATA_HOME says', async () => {
  const { home, path, write } = temporaryHome();
  write(`${DATA}/storage/session/global/ses_1.json`, '2026-01-03');
  write('data/opencode/storage/session/global/ses_2.json', '2026-01-04');
  const { of } = await look({ homeDirectory: home, env: { XDG_DATA_HOME: path('data') } });
  expect(of('opencode')).toMatchObject({ sessions: 1, days: { firstDay: '2026-01-04' } });
});

it('knows a database that OPENCODE_DB names, from its folder or from the root', async () => {
  const { home, path, write } = temporaryHome();
  write(`${DATA}/mine.sqlite`, '2026-11-18');
  for (const OPENCODE_DB of ['mine.sqlite', path(DATA, 'mine.sqlite')]) {
    const { of } = await look({ homeDirectory: home, env: { OPENCODE_DB } });
    expect(of('opencode')).toMatchObject({ status: 'uncounted', lastDay: '2026-11-18' });
  }
});

it('takes a database in memory, or one that is not there, for none', async () => {
  const { home } = temporaryHome();
  for (const OPENCODE_DB of [':memory:', 'gone.db', '']) {
    const { of } = await look({ homeDirectory: home, env: { OPENCODE_DB } });
    expect(of('opencode')).toEqual({ source: 'opencode', status: 'none' });
  }
});
