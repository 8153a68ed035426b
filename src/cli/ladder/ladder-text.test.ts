import { createCatalog } from '#catalog';
import { Secret } from '#core';
import type { DiscoveredProvider, Discovery } from '#providers';
import { describe, expect, it } from 'vitest';
import { autoModels } from './auto-models.ts';
import { describeRungs } from './describe-rungs.ts';
import { ladderLines } from './ladder-text.ts';

const catalog = createCatalog();
const TODAY = '2026-11-21';

function keyed(id: string, variable: string, models: readonly string[]): DiscoveredProvider {
  return {
    id,
    type: 'openai-chat',
    baseUrl: 'https://api.example.com/v1',
    apiKey: new Secret('sk-4f9c'),
    foundAt: { kind: 'variable', variable },
    models: models.map((model) => ({ id: model })),
    alsoNamed: [],
  };
}

const OLLAMA: DiscoveredProvider = {
  ...keyed('ollama', '', []),
  foundAt: { kind: 'local-server', origin: 'http://127.0.0.1:11434' },
  models: [{ id: 'llama3.2:3b', contextWindowTokens: 131_072 }, { id: 'qwen3:8b' }],
};

const ANTHROPIC = keyed('anthropic', 'ANTHROPIC_API_KEY', ['claude-haiku-5-5', 'claude-opus-5-5']);
const GROQ = keyed('groq', 'GROQ_API_KEY', ['openai/gpt-oss-20b']);

function found(...providers: DiscoveredProvider[]): Discovery {
  return { providers, notes: [] };
}

/** What is printed of a discovery whose ladder stands in the order given. */
function print(discovery: Discovery, ladder = autoModels(discovery, catalog, TODAY)): string {
  const holders = discovery.providers.flatMap(({ id, models }) =>
    models.map((model) => [model.id, { id }] as const),
  );
  const providers = new Map<string, { readonly id: string }>(holders);
  const find = (model: string) => providers.get(model);
  const rungs = describeRungs({ ladder, catalog, providerOf: find, discovery, today: TODAY });
  return ladderLines(rungs, discovery).join('\n');
}

describe('the models of `auto` among those that were found', () => {
  it('are the local ones and those with a price', () => {
    expect(autoModels(found(ANTHROPIC, GROQ, OLLAMA), catalog, TODAY)).toEqual([
      'claude-haiku-5-5',
      'claude-opus-5-5',
      'llama3.2:3b',
      'qwen3:8b',
    ]);
  });

  it('are all where none has a price', () => {
    expect(autoModels(found(GROQ, OLLAMA), catalog, TODAY)).toEqual([
      'openai/gpt-oss-20b',
      'llama3.2:3b',
      'qwen3:8b',
    ]);
  });
});

const TOGETHER = keyed('together', 'TOGETHER_API_KEY', ['model-x', 'model-y']);

describe('the title of the printed ladder', () => {
  it.each([
    ['cheapest first where all have a price', 'ladder, cheapest first', [ANTHROPIC]],
    ['by no price where none has one', 'ladder, in the order found', [TOGETHER]],
    ['by no price where all run here', 'ladder, in the order found', [OLLAMA]],
    ['local models first', 'ladder: local, then by price', [ANTHROPIC, OLLAMA]],
    ['what has no price last', 'ladder: local, then no price', [OLLAMA, TOGETHER]],
  ] as const)('says how it is ordered: %s', (_, title, providers) => {
    const discovery = found(...providers);
    const models = autoModels(discovery, catalog, TODAY);
    // as `up` orders it: local models first
    const local = models.filter((model) => model.includes(':'));
    const text = print(discovery, [...local, ...models.filter((model) => !local.includes(model))]);
    expect(text.split('  ')[0]).toBe(title);
  });

  it('says what stands last where a configured ladder has a model without a price', () => {
    const text = print(found(ANTHROPIC, GROQ), ['claude-haiku-5-5', 'openai/gpt-oss-20b']);
    expect(text).toMatch(/^ladder: by price, then no price {2}/u);
    expect(text).toMatch(
      /gpt-oss-20b: what they cost .*; their place on the ladder says nothing of their cost/u,
    );
  });

  it('goes by the rungs of the ladder alone', () => {
    expect(print(found(GROQ, ANTHROPIC))).toMatch(/^ladder, cheapest first /u);
  });
});

describe('the printed ladder', () => {
  it('says price, day of the price, effort, and where each provider was found', () => {
    expect(print(found(ANTHROPIC))).toBe(
      [
        'ladder, cheapest first  provider   input $/M  output $/M  price since  effort',
        '  claude-haiku-5-5      anthropic      $0.10       $0.50  2026-10-07   low–max',
        '  claude-opus-5-5       anthropic      $4.00      $20.00  2026-09-22   low–max',
        'found   anthropic from ANTHROPIC_API_KEY',
      ].join('\n'),
    );
  });

  it('calls a local model local, never free, and says what that means', () => {
    const text = print(found(OLLAMA));
    expect(text).toMatch(/llama3\.2:3b +ollama +local +local +131k/u);
    expect(text).toMatch(/qwen3:8b +ollama +local +local +–/u);
    expect(text).toContain('found   ollama at http://127.0.0.1:11434');
    expect(text).toContain('note    `local` costs no money per token and has no price');
    expect(text).not.toContain('$0.00');
  });

  it('puts what has no price last, off the ladder, and says that its cost is not counted', () => {
    const text = print(found(GROQ, ANTHROPIC));
    expect(text).toMatch(/claude-opus-5-5[^]*answers to its name[^]*openai\/gpt-oss-20b +groq +no price/u);
    expect(text).toMatch(/note {4}no price is known of openai\/gpt-oss-20b: what they cost is not counted/u);
  });

  it('lists effort levels one by one where there is a gap between them', () => {
    expect(print(found(keyed('anthropic', 'A', ['claude-opus-4-6'])))).toContain('low medium high max');
  });

  it('shows notes on what could not be used, and never a key', () => {
    const text = print({ providers: [GROQ], notes: ['OPENAI_API_KEY holds a line break'] });
    expect(text).toContain('note    OPENAI_API_KEY holds a line break');
    expect(text).not.toContain('4f9c');
  });
});
