import type { Terminal } from '#core';
import { expect, it } from 'vitest';
import { createModelsCommand } from './command.ts';
import { createCatalog } from './create-catalog.ts';

const NOW = Date.UTC(2026, 10, 20);

/** Runs the command on the catalog that comes with Vernier, on one day. */
async function models(...words: string[]) {
  const said = { text: '', isNo: false };
  const terminal: Terminal = {
    report: ({ text }) => {
      said.text = text;
    },
    note: () => undefined,
    progress: () => ({ update: () => undefined, done: () => undefined }),
  };
  const clock = { now: () => NOW, monotonicMs: () => 0 };
  const answerIsNo = () => {
    said.isNo = true;
  };
  const command = createModelsCommand(() => ({ terminal, clock, answerIsNo, catalog: createCatalog() }));
  await command.parseAsync(words, { from: 'user' });
  return said;
}

it('shows the price per million tokens that is in force today, and since when', async () => {
  const { text } = await models('claude-3-haiku');
  expect(text).toMatch(/claude-3-haiku-20240307 +anthropic +\$0\.25 +\$1\.25 +2024-11-01 +–\n1 model$/u);
});

it('says why a price is missing instead of showing none', async () => {
  expect((await models('claude-fable-5')).text).toMatch(/claude-fable-5 +anthropic +no-price-at-date/u);
});

it('finds a model by an alias', async () => {
  const aliased = createCatalog()
    .listModels()
    .find((model) => model.aliases.length > 0);
  const { text, isNo } = await models(aliased?.aliases[0] ?? '');
  expect({ isNo, hasId: text.includes(aliased?.id ?? '?') }).toEqual({ isNo: false, hasId: true });
});

it('answers no for a name that no model has', async () => {
  expect(await models('no-such-model')).toEqual({
    isNo: true,
    text: 'The catalog has no model whose name contains "no-such-model": `vernier models` lists all.',
  });
});
