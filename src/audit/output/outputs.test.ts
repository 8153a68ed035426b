import { existsSync, linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCatalog } from '#catalog';
import { temporaryHome, TODAY } from '../__fixtures__/temporary-home.ts';
import { type AuditOptions, runAudit } from '../run-audit.ts';
import { openCsv } from './write-csv.ts';

/** Constructed: one answer of Claude Code. */
const TRANSCRIPT = `${JSON.stringify({
  type: 'assistant',
  timestamp: '2026-10-10T10:00:00Z',
  message: { id: 'msg_1', model: 'claude-opus-5-5', usage: { input_tokens: 1, output_tokens: 1 } },
})}\n`;

/** Audits a transcript, which must still be there in the end. */
function createAudit() {
  const { home, path } = temporaryHome();
  mkdirSync(path('log'));
  const log = path('log', 'one.jsonl');
  writeFileSync(log, TRANSCRIPT);
  const run = async (options: Partial<AuditOptions>) => {
    let printed = '';
    const ended = await runAudit(
      {
        terminal: {
          report: ({ text }) => {
            printed = text;
          },
          note: () => undefined,
          progress: () => ({ update: () => undefined, done: () => undefined }),
        },
        clock: { now: () => TODAY, monotonicMs: () => 0 },
        homeDirectory: home,
        env: {},
        catalog: createCatalog(),
      },
      { folders: [path('log')], ...options },
    ).then(
      () => 'well',
      (error: unknown) => String(error),
    );
    expect(readFileSync(log, 'utf8')).toBe(TRANSCRIPT);
    return { ended, printed };
  };
  return { path, log, run };
}

describe('an output', () => {
  it('never destroys a file that is read, by whatever name or link', async () => {
    const { path, log, run } = createAudit();
    symlinkSync(log, path('link'));
    linkSync(log, path('hard'));
    const ends = [
      await run({ csv: log }),
      await run({ markdown: path('link') }),
      await run({ html: path('hard'), folders: [path('link')] }),
    ];
    for (const { ended } of ends) expect(ended).toMatch(/--\w+ would write over .*, which this audit reads/u);
  });

  it('never destroys what is read beside a log', async () => {
    const { path, run } = createAudit();
    writeFileSync(path('mine.jsonl'), '');
    const outcomes = { ownOutcomes: [path('mine.jsonl')], recordedWork: [] };
    expect((await run({ csv: path('mine.jsonl'), outcomes })).ended).not.toBe('well');
  });

  it('has a file of its own', async () => {
    const { path, run } = createAudit();
    symlinkSync(path('two'), path('one'));
    const { ended } = await run({ csv: path('one'), html: path('two') });
    expect(ended).toContain('--csv and --html name one file');
    expect(existsSync(path('two'))).toBe(false);
    expect((await run({ csv: '/dev/null', html: '/dev/null' })).ended).toBe('well');
  });

  it('is looked at before anything is read', async () => {
    const { path, run } = createAudit();
    const { ended } = await run({ html: path('gone', 'a.html'), folders: [path('nothing')] });
    expect(ended).toContain('a.html cannot be written, its folder is not there');
    expect((await run({ csv: path('log') })).ended).toContain('it is a folder: name a file');
  });

  it.skipIf(!existsSync('/dev/full'))('takes no report with it when the disk is full', async () => {
    const { path, run } = createAudit();
    const { ended, printed } = await run({ csv: '/dev/full', markdown: path('report.md') });
    expect(ended).toContain('/dev/full cannot be written, no space is left');
    expect(printed).toContain('What was used');
    expect(readFileSync(path('report.md'), 'utf8')).toContain('What was used');
  });
});

it('writes no folder of a person and nothing that steers a terminal into the list of calls', () => {
  const { path } = temporaryHome();
  const csv = openCsv(path('calls.csv'));
  csv.add(
    {
      version: 1,
      at: '2026-10-10T10:00:00.000Z',
      source: 'claude-code',
      project: '/home/ann/clients/sh\u001B]0;op',
      serviceTier: '\u0007=1',
      usage: {},
    },
    { status: 'unpriced', reason: 'no-tier-price' },
  );
  expect(csv.end()).toBeUndefined();
  const [, call] = readFileSync(path('calls.csv'), 'utf8').split('\n');
  expect(call).toBe('2026-10-10T10:00:00.000Z,claude-code,,sh?]0;op,,,,?=1,,,,,,,,,,,,no-tier-price,,,');
});
