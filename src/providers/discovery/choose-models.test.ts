import { CatalogFile, createCatalog } from '#catalog';
import { describe, expect, it } from 'vitest';
import { chooseModels } from './choose-models.ts';

const TODAY = '2026-11-21';

interface Entry {
  readonly id: string;
  /** USD per million input and output tokens; without it the model has no price. */
  readonly usd?: readonly [number, number];
  readonly keepsPrompts?: boolean;
}

const sourced = { source: 'constructed', sourceKind: 'unverified' };

function modelOf({ id, usd, keepsPrompts = false }: Entry): unknown {
  const price = {
    effectiveFrom: '2026-01-01',
    effectiveFromKind: 'read',
    serviceTier: 'standard',
    abovePromptTokens: 0,
    inputUsdPerMillionTokens: usd?.[0],
    outputUsdPerMillionTokens: usd?.[1],
    ...sourced,
  };
  return {
    id,
    aliases: [],
    family: 'openai',
    wireFormats: ['openai-chat'],
    effort: { sentAs: 'none', ...sourced },
    constraints: keepsPrompts ? [{ constraint: 'no-zero-data-retention', ...sourced }] : [],
    prices: usd === undefined ? [] : [price],
    ...sourced,
  };
}

function choose(entries: readonly Entry[], today = TODAY) {
  const file = CatalogFile.parse({
    version: 1,
    title: 'constructed',
    readAt: '2026-01-01',
    tierFactors: [],
    models: entries.map(modelOf),
  });
  return chooseModels(createCatalog([file]), { family: 'openai', today });
}

describe('the current models of a family', () => {
  it('are the newest of each line', () => {
    const entries: Entry[] = [
      { id: 'a-small-1.2', usd: [1, 1] },
      { id: 'a-small-1.10', usd: [2, 2] },
      { id: 'a-large-1.2', usd: [9, 9] },
    ];
    expect(choose(entries).rungs).toEqual(['a-small-1.10', 'a-large-1.2']);
  });

  it('hold an older generation only as long as nothing newer is as cheap', () => {
    const entries: Entry[] = [
      { id: 'a-tiny-1', usd: [0.01, 0.01] },
      { id: 'a-small-1', usd: [3, 3] },
      { id: 'a-luna-2', usd: [2, 2] },
      { id: 'a-sol-2', usd: [9, 9] },
    ];
    expect(choose(entries).rungs).toEqual(['a-tiny-1', 'a-luna-2', 'a-sol-2']);
  });

  it('leave out what has no price on the day', () => {
    expect(choose([{ id: 'a-small-1', usd: [1, 1] }, { id: 'a-small-2' }]).rungs).toEqual(['a-small-1']);
  });

  it('leave out a model that cannot be used without its prompts being kept', () => {
    const entries: Entry[] = [
      { id: 'a-small-1', usd: [1, 1] },
      { id: 'a-large-2', usd: [9, 9], keepsPrompts: true },
    ];
    expect(choose(entries)).toEqual({ rungs: ['a-small-1'], alsoNamed: ['a-large-2'] });
  });

  it('are the newest without a price on a day on which none has one', () => {
    const entries: Entry[] = [
      { id: 'a-small-1', usd: [1, 1] },
      { id: 'a-small-2', usd: [1, 1] },
    ];
    expect(choose(entries, '1970-01-01').rungs).toEqual(['a-small-2']);
  });

  it('take the day in a name for no version', () => {
    const entries: Entry[] = [
      { id: 'a-2-small-20240101', usd: [1, 1] },
      { id: 'a-1-small-2026-01-01', usd: [1, 1] },
    ];
    expect(choose(entries).rungs).toEqual(['a-2-small-20240101']);
  });

  it('are none where the family has none', () => {
    expect(choose([])).toEqual({ rungs: [], alsoNamed: [] });
  });
});

describe('the catalog that comes with Vernier', () => {
  const catalog = createCatalog();

  it.each([
    ['anthropic', 'claude-haiku-5-5 claude-opus-5-5 claude-sonnet-5-5 claude-fable-5-2'],
    ['openai', 'gpt-6-luna gpt-6.1-sol gpt-6-astra'],
    ['google', 'gemini-3.5-flash-lite gemini-3.8-flash gemini-3.1-pro-preview'],
  ] as const)('gives a ladder of %s on 2026-11-21', (family, models) => {
    expect(chooseModels(catalog, { family, today: TODAY }).rungs.toSorted()).toEqual(
      models.split(' ').toSorted(),
    );
  });

  it('lets the generation before answer to its names, and nothing that is older', () => {
    const { alsoNamed } = chooseModels(catalog, { family: 'anthropic', today: TODAY });
    expect(alsoNamed).toEqual(expect.arrayContaining(['claude-sonnet-4-6', 'claude-haiku-4-5-20251001']));
    expect(alsoNamed.filter((name) => name.startsWith('claude-3'))).toEqual([]);
  });
});
