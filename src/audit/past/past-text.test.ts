import { expect, it } from 'vitest';
import type { SourcePast } from './past.ts';
import { pastText } from './past-text.ts';

const CLAUDE_CODE: SourcePast = {
  source: 'claude-code',
  status: 'found',
  sessions: 214,
  days: { firstDay: '2026-09-12', lastDay: '2026-11-20' },
};
const NEXT = '`vernier audit` shows what could run lower';

it('says counts and days in one line, and the command that goes on', () => {
  const codex: SourcePast = {
    source: 'codex',
    status: 'cut-short',
    because: 'time',
    sessions: 48_000,
    days: { firstDay: '2025-10-03', lastDay: '2026-11-20' },
  };
  expect(pastText({ sources: [CLAUDE_CODE, codex] }, NEXT)).toBe(
    'your past: 214 Claude Code sessions, 12 Sep to 20 Nov 2026; at least 48,000 Codex sessions, 3 Oct 2025 to 20 Nov 2026 (nothing was sent); `vernier audit` shows what could run lower',
  );
});

it('ends without a next step where none is handed in', () => {
  expect(pastText({ sources: [CLAUDE_CODE] })).toBe(
    'your past: 214 Claude Code sessions, 12 Sep to 20 Nov 2026 (nothing was sent)',
  );
});

it('says a single session and a single day as such', () => {
  const days = { firstDay: '2026-11-05', lastDay: '2026-11-05' };
  expect(pastText({ sources: [{ source: 'opencode', status: 'found', sessions: 1, days }] })).toBe(
    'your past: 1 opencode session, 5 Nov 2026 (nothing was sent)',
  );
});

it('leaves the days out where no file says them', () => {
  expect(pastText({ sources: [{ source: 'codex', status: 'found', sessions: 3 }] })).toBe(
    'your past: 3 Codex sessions (nothing was sent)',
  );
});

it('says that a database was seen and not counted', () => {
  expect(pastText({ sources: [{ source: 'opencode', status: 'uncounted', lastDay: '2026-11-20' }] })).toBe(
    'your past: a database of opencode, last written 20 Nov 2026, not counted (nothing was sent)',
  );
});

it('says what cannot be read and why, and offers no next step for that alone', () => {
  const sources: SourcePast[] = [
    { source: 'codex', status: 'unreadable', why: 'EACCES', path: '/home/me/.codex/sessions' },
  ];
  expect(pastText({ sources }, NEXT)).toBe(
    'your past: Codex sessions cannot be read (EACCES: /home/me/.codex/sessions) (nothing was sent)',
  );
});

it('says nothing where nothing was seen', () => {
  expect(
    pastText(
      {
        sources: [
          { source: 'claude-code', status: 'none' },
          { source: 'codex', status: 'cut-short', because: 'time', sessions: 0 },
        ],
      },
      NEXT,
    ),
  ).toBeUndefined();
});
