import { expect, it } from 'vitest';
import { NOTHING_GIVEN } from '../asked/given-words.ts';
import { proveCommand } from './prove-command.ts';

const FINDINGS = { priceDate: '2026-11-20', logDays: 30, findings: [], small: [], outcomes: null } as const;
const REPORT = {
  asked: { since: null, until: null, ...NOTHING_GIVEN },
  days: { first: '2026-10-01', last: '2026-11-19' },
  findings: { ...FINDINGS, total: { status: 'none' } },
} as const;

it('is the whole command, in the words that the audit was given, quoted for a shell', () => {
  const asked = {
    since: '2026-10-01',
    until: null,
    folders: ['out/projects', "my 'old' logs", '-x'],
    mapping: 'map.yaml',
    ownOutcomes: ['a.jsonl', 'b.jsonl'],
    recordedWork: ['c d.jsonl'],
    whatIf: ['claude-haiku-5-5=0.08/0.40'],
  };
  expect(proveCommand({ ...REPORT, asked }, 'lower-model-1')).toBe(
    String.raw`vernier audit prove lower-model-1 out/projects 'my '\''old'\'' logs' ./-x --since 2026-10-01 ` +
      `--prices 2026-11-20 --mapping map.yaml --own-outcomes a.jsonl --own-outcomes b.jsonl --recorded-work 'c d.jsonl' --what-if claude-haiku-5-5=0.08/0.40`,
  );
});

it('names the last day where what is on this machine was read, which grows', () => {
  expect(proveCommand(REPORT, 'lower-model-1')).toBe(
    'vernier audit prove lower-model-1 --until 2026-11-19 --prices 2026-11-20',
  );
});
