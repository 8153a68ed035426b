import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createCatalog } from '#catalog';
import { temporaryHome, TODAY } from '../__fixtures__/temporary-home.ts';
import { createAuditCommand } from '../command.ts';

/** Constructed: two answers of Claude Code. */
const LINES = [
  ['msg_1', 'claude-haiku-5-5'],
  ['msg_2', 'claude-opus-5-5'],
]
  .map(([id, model]) =>
    JSON.stringify({
      type: 'assistant',
      timestamp: '2026-11-20T10:00:00Z',
      message: { id, model, usage: { input_tokens: 50_000, output_tokens: 0 } },
    }),
  )
  .join('\n');

/** Runs the command on these lines in a home of its own. */
async function audit(...words: readonly string[]) {
  const { home, path } = temporaryHome();
  writeFileSync(path('one.jsonl'), LINES);
  const said = { text: '', json: undefined as unknown, ended: 'well' };
  const command = createAuditCommand(() => ({
    terminal: {
      report: (result) => Object.assign(said, result),
      note: () => undefined,
      progress: () => ({ update: () => undefined, done: () => undefined }),
    },
    clock: { now: () => TODAY, monotonicMs: () => 0 },
    homeDirectory: home,
    env: {},
    directory: home,
    catalog: createCatalog(),
  }));
  for (const one of [command, ...command.commands]) {
    one.exitOverride().configureOutput({ writeErr: () => undefined });
  }
  await command.parseAsync(words, { from: 'user' }).catch((error: unknown) => {
    said.ended = String(error);
  });
  return said;
}

const Report = z.object({
  asked: z.object({ whatIf: z.array(z.string()) }),
  prices: z.object({ whatIf: z.array(z.unknown()), inForceFrom: z.unknown() }),
  total: z.object({ costUsd: z.number() }),
});

describe('what-if prices', () => {
  const WORDS = ['one.jsonl', '--what-if', 'claude-haiku-5-5=2/4'];

  it('price the calls of their model and are said not to be list prices', async () => {
    const { text, json } = await audit(...WORDS);
    const { asked, prices, total } = Report.parse(json);
    // 50,000 tokens at the supposed $2 and at Opus 5.5's $4 a million
    expect(total.costUsd).toBeCloseTo(0.1 + 0.2, 10);
    expect(asked.whatIf).toEqual(['claude-haiku-5-5=2/4']);
    expect(prices).toEqual({
      whatIf: [{ model: 'claude-haiku-5-5', inputUsdPerMillionTokens: 2, outputUsdPerMillionTokens: 4 }],
      inForceFrom: { first: '2026-09-22', last: '2026-09-22' },
    });
    const said = text.replaceAll(/\s+/gu, ' ');
    expect(said).toContain("list prices of each call's own day and what-if prices");
    expect(said).toContain('what if: claude-haiku-5-5 at $2 in and $4 out');
  });

  it.each([
    [['one.jsonl', '--what-if', 'claude-haiku-5-5'], 'is no what-if price'],
    [[...WORDS, '--what-if', 'claude-haiku-5-5=1/1'], 'has two what-if prices'],
    [['one.jsonl', '--what-if', 'claude-haku=1/1'], 'did you mean'],
  ])('are refused where they cannot be read: %j', async (words, why) => {
    expect((await audit(...words)).ended).toContain(why);
  });
});

it.each([
  ['an audit', ['one.jsonl']],
  ['a proof', ['prove', 'lower-model', 'one.jsonl']],
  ['a sample', ['sample', '--scenario', 'caches']],
])('refuses for %s the prices of a day to come', async (_, words) => {
  const { ended } = await audit(...words, '--prices', '2026-11-22');
  expect(ended).toContain('--prices 2026-11-22 lies after today, 2026-11-21');
});

it.each([
  ['a folder', ['']],
  ['an output', ['one.jsonl', '--csv', '']],
  ['recorded outcomes', ['one.jsonl', '--own-outcomes', '']],
  ['a proof', ['prove', 'lower-model', '']],
])('takes no empty variable of a shell for the current folder: %s', async (_, words) => {
  expect((await audit(...words)).ended).toContain('It must name a file or a folder.');
});
