import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createCatalog } from '#catalog';
import type { Terminal } from '#core';
import { temporaryHome, TODAY } from '../__fixtures__/temporary-home.ts';
import { createSampleCommand } from './command.ts';

const clock = { now: () => TODAY, monotonicMs: () => 0 };

/** Runs the command in a folder of its own. */
async function sample(directory: string, ...words: readonly string[]) {
  const said = { text: '', json: undefined as unknown };
  const terminal: Terminal = {
    report: ({ text, json }) => {
      said.text = text;
      said.json = json;
    },
    note: () => undefined,
    progress: () => ({ update: () => undefined, done: () => undefined }),
  };
  const command = createSampleCommand(() => ({ terminal, clock, directory, catalog: createCatalog() }));
  await command.parseAsync(words, { from: 'user' });
  return said;
}

it('writes a scenario that comes with Vernier, says what is planted, and how to read it', async () => {
  const { home } = temporaryHome();
  const { text, json } = await sample(home, '--scenario', 'nights-and-retries', '--rows', '2000');
  expect(text).toMatchInlineSnapshot(`
    "Constructed, not recorded: night runs at full price, tools asked again, messages
      sent twice (seed nights-and-retries)

    written: 24 sessions, 2,000 lines, 2.0 MB; 76 tasks, 516 calls, 2026-10-07 to
      2026-10-30; $25.54 at list prices of 2026-11-20

    planted     kind of work       sessions  tasks  calls    cost  without it
    batchable   nightly summaries        13     13     13  $0.027      $0.013
    duplicates  translations              3      4     20  $0.014       $0.00

    What is in it: audit-sample/truth.json. Read it:
      vernier audit audit-sample/projects --prices 2026-11-20"
  `);
  expect(json).toEqual(JSON.parse(readFileSync(join(home, 'audit-sample', 'truth.json'), 'utf8')));
});

it('says that nothing is planted, and takes seed and prices from the words', async () => {
  const { home } = temporaryHome();
  const words = ['out', '--scenario', 'healthy', '--rows', '500', '--seed', 'mine', '--prices', '2026-10-08'];
  const { text, json } = await sample(home, ...words);
  expect(text).toContain('planted: nothing');
  expect(json).toMatchObject({ seed: 'mine', pricesAt: '2026-10-08', constructed: true });
});

it('says what constructed answers should foretell, and how an audit is judged by them', async () => {
  const { home } = temporaryHome();
  const { text } = await sample(home, 'out', '--scenario', 'wrong-models', '--rows', '3000');
  expect(text.slice(text.indexOf('answers: '))).toMatchInlineSnapshot(`
    "answers: constructed, to 500 further prompts, in outcomes.jsonl

    kind of work, on the next plan  tasks  lost of 100  stated  saved
    translations                       73          2.7     1.0  $3.66
      claude-opus-5-5@low → claude-sonnet-5-5@low
    unit tests                         18          5.6    14.0  $0.84
      claude-sonnet-5-5@max → claude-sonnet-5-5@xhigh

    What is in it: out/truth.json. Read it:
      vernier audit out/projects --own-outcomes out/outcomes.jsonl --prices 2026-11-20"
  `);
  expect(readFileSync(join(home, 'out', 'README.md'), 'utf8')).toContain(
    'To judge lower plans by\nthem, in this folder: `vernier audit projects --own-outcomes outcomes.jsonl --prices 2026-11-20`',
  );
});

it('refuses a scenario that is nowhere', async () => {
  const { home } = temporaryHome();
  await expect(sample(home, '--scenario', 'mine.yaml')).rejects.toThrow(
    /the scenario .*mine\.yaml cannot be read \(there is no such file\)/u,
  );
});
