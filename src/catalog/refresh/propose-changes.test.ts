import { describe, expect, it } from 'vitest';
import { createCatalog } from '../create-catalog.ts';
import { CatalogModel } from '../schema.ts';
import { readFixture } from './__fixtures__/read-fixture.ts';
import { parseAnthropicList } from './anthropic-list.ts';
import type { ListPage } from './listed-model.ts';
import { parseModelsDev } from './models-dev-list.ts';
import { parseOpenaiList } from './openai-list.ts';
import { proposeChanges } from './propose-changes.ts';

const catalog = createCatalog();
const TODAY = '2026-11-21';

function listOf(title: string, page: ListPage | undefined) {
  return { status: 'read' as const, title, models: page?.models ?? [] };
}

const modelsDev = listOf('models.dev', parseModelsDev(JSON.parse(readFixture('models-dev'))));
const anthropic = listOf('anthropic', parseAnthropicList(JSON.parse(readFixture('anthropic-models'))));
const openai = listOf('openai', parseOpenaiList(JSON.parse(readFixture('openai-models'))));

const alone = proposeChanges(catalog, [modelsDev], TODAY);
const together = proposeChanges(catalog, [modelsDev, anthropic, openai], TODAY);

function idsOf(models: readonly { readonly id: string }[]): readonly string[] {
  return models.map(({ id }) => id);
}

describe('a proposal', () => {
  it('names the prices that differ, and no others', () => {
    expect(alone.prices.map(({ model, status }) => [model, status])).toEqual([
      ['claude-opus-5-5', 'changed'],
      ['gpt-6-sol', 'changed'],
    ]);
  });

  it('dates a price to the day on which it was read, and says where', () => {
    expect(alone.prices[0]?.price).toMatchObject({
      effectiveFrom: TODAY,
      effectiveFromKind: 'read',
      source: 'models.dev, read 2026-11-21',
      sourceKind: 'user',
      cache: { readUsdPerMillionTokens: 0.1, write5mUsdPerMillionTokens: 5 },
    });
  });

  it('keeps the price of one-hour cache writes where the input price stays', () => {
    expect(alone.prices[0]?.price.cache).toMatchObject({
      write1hUsdPerMillionTokens: 8,
      source: expect.stringContaining('1-hour writes as before'),
    });
  });

  it('says what would be unpriced or left as it is', () => {
    expect(alone.notes).toEqual([
      'gpt-6-sol: no price is listed for cache reads, 5-minute writes; calls with them would be unpriced',
      "gpt-6-sol: no price is listed above 272000 prompt tokens; the catalog's stays",
    ]);
  });

  it('has the young models with a price that the catalog does not know', () => {
    expect(idsOf(alone.newModels)).toEqual(['claude-constructed-6', 'gpt-constructed-7']);
  });

  it('makes of them models that fit the catalog', () => {
    expect(alone.newModels.map((model) => CatalogModel.safeParse(model).success)).toEqual([true, true]);
    expect(alone.newModels[1]).toMatchObject({
      family: 'openai',
      wireFormats: ['openai-chat'],
      effort: { sentAs: 'reasoning_effort', levels: ['none', 'low', 'high'] },
      capabilities: { contextWindowTokens: 1_050_000, maxOutputTokens: 128_000 },
    });
  });

  it('names models without a price and leaves them out', () => {
    expect(idsOf(alone.unpriced)).toEqual(['gpt-free-constructed']);
    expect(idsOf(together.unpriced)).toEqual(['text-embedding-constructed']);
  });

  it("takes a provider's own word on its models before that of others, and the prices of others", () => {
    expect(together.newModels[0]).toMatchObject({
      id: 'claude-constructed-6',
      source: 'models.dev and anthropic, read 2026-11-21',
      effort: { sentAs: 'output_config.effort', levels: ['low', 'medium', 'high'] },
      capabilities: { contextWindowTokens: 1_000_000, maxOutputTokens: 128_000 },
      prices: [{ inputUsdPerMillionTokens: 3, source: 'models.dev, read 2026-11-21' }],
    });
  });

  it('has a model once that a list has twice', () => {
    const twice = { ...modelsDev, models: [...modelsDev.models, ...modelsDev.models] };
    expect(proposeChanges(catalog, [twice], TODAY)).toEqual(alone);
  });

  it('has nothing where the lists say nothing', () => {
    expect(proposeChanges(catalog, [listOf('openai', { models: [] })], TODAY)).toEqual({
      version: 1,
      readOn: TODAY,
      prices: [],
      newModels: [],
      unpriced: [],
      notes: [],
    });
  });
});
