import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createCatalog } from '#catalog';
import { VernierError } from '#core';
import { expect, it } from 'vitest';
import { sessionId, temporaryHome, TODAY } from '../__fixtures__/temporary-home.ts';
import { createAuditCommand } from '../command.ts';
import type { AuditReport } from '../report/audit-report.ts';

const TASKS = 40;
const INPUT_TOKENS = 50_000;
const OUTPUT_TOKENS = 5000;

function promptOf(number: number): string {
  return `constructed prompt ${'abcdefghij'[number % 10]} ${'klmnopqrst'[Math.floor(number / 10) % 10]}`;
}

/** Forty tasks of one call each in the project `shop`, four a session: $0.30 each. */
function writeShop(fileOf: (session: string) => string): void {
  for (let session = 0; session < TASKS / 4; session += 1) {
    const lines = [0, 1, 2, 3].flatMap((place) => {
      const number = 4 * session + place;
      const timestamp = new Date(Date.UTC(2026, 9, 1 + session, 10, place)).toISOString();
      const line = { sessionId: sessionId(session), cwd: '/home/me/shop', timestamp };
      const usage = { input_tokens: INPUT_TOKENS, output_tokens: OUTPUT_TOKENS };
      const message = {
        id: `msg_${number}`,
        role: 'assistant',
        model: 'claude-opus-5-5',
        content: [],
        usage,
      };
      return [
        { ...line, type: 'user', message: { role: 'user', content: promptOf(number) } },
        { ...line, type: 'assistant', requestId: `req_${number}`, message },
      ];
    });
    const file = fileOf(`${sessionId(session)}.jsonl`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  }
}

/** Answers of both plans to so many prompts from a number on; the lower one is wrong on every fifth. */
function recordings(first: number, count: number): string {
  return Array.from({ length: count }, (_, place) => {
    const answer = { text: 'constructed', input_tokens: INPUT_TOKENS, output_tokens: OUTPUT_TOKENS };
    return JSON.stringify({
      id: `r${first + place}`,
      task: 'shop',
      prompt: promptOf(first + place),
      answers: {
        'claude-opus-5-5': { ...answer, correct: true },
        'claude-sonnet-5-5': { ...answer, correct: place % 5 > 0 },
      },
    });
  }).join('\n');
}

/** Audits the shop with a file of outcomes. */
async function auditShop(option: string, outcomes: string) {
  const { path } = temporaryHome();
  writeShop((file) => path('projects', '-home-me-shop', file));
  writeFileSync(path('outcomes.jsonl'), outcomes);
  const said: { text: string; report: AuditReport | undefined; notes: string } = {
    text: '',
    report: undefined,
    notes: '',
  };
  const command = createAuditCommand(() => ({
    terminal: {
      report: ({ text, json }) => Object.assign(said, { text: text.replaceAll(/\n +/gu, ' '), report: json }),
      note: (text) => (said.notes += text),
      progress: () => ({ update: () => undefined, done: () => undefined }),
    },
    clock: { now: () => TODAY, monotonicMs: () => 0 },
    homeDirectory: undefined,
    env: {},
    directory: path(),
    catalog: createCatalog(),
  }));
  await command.parseAsync(['projects', '--prices', '2026-11-20', option, 'outcomes.jsonl'], {
    from: 'user',
  });
  return said;
}

it.each([
  ['--own-outcomes', 'own-outcomes'],
  ['--recorded-work', 'recorded-work'],
])('judges a lower model by the answers of %s', async (option, grade) => {
  const { text, report } = await auditShop(option, recordings(TASKS, 60));
  expect(report?.findings.outcomes).toMatchObject({ files: 1, prompts: 60, byName: 60, nowhere: 0 });
  expect(report?.findings.findings).toMatchObject([
    { detector: 'lower-model', grade, loss: { status: 'predicted', n: 60, lostPoints: { mean: 20 } } },
  ]);
  expect(text).toContain(
    'outcomes: 1 of 1 step down judged; 60 of 60 recorded prompts like work of this log',
  );
});

it('puts answers to messages of the log itself aside, and lists lines that are no answers', async () => {
  const { text, notes } = await auditShop('--own-outcomes', `no answer\n${recordings(0, TASKS + 5)}`);
  expect(text).toContain(
    '0 of 1 step down judged; 1: under 10 that are not of this log; 5 of 45 recorded prompts',
  );
  expect(text).toContain('guess: would save');
  expect(notes).toMatch(/1 line of recorded outcomes skipped:\n {2}\S+outcomes\.jsonl:1 is not JSON/u);
});

it('ends where a file holds no answers at all', async () => {
  await expect(auditShop('--own-outcomes', 'no answer')).rejects.toThrow(VernierError);
});
