import { describe, expect, it } from 'vitest';
import { readBuiltInFiles } from './built-in-files.ts';
import { createCatalog } from './create-catalog.ts';
import { createStatedFile } from './create-stated-file.ts';
import { CatalogFile } from './schema.ts';

const file = createStatedFile({
  title: 'Models of this machine',
  source: 'Stated by this test',
  pricesFrom: '2026-01-01',
  models: [
    { id: 'invented', inputUsdPerMillionTokens: 2, outputUsdPerMillionTokens: 10 },
    { id: 'free', inputUsdPerMillionTokens: 0, outputUsdPerMillionTokens: 0 },
  ],
});
const catalog = createCatalog([...readBuiltInFiles(), file]);
const usage = { inputTokens: 1_000_000, outputTokens: 100_000 };

describe('models that are known only while a gateway runs', () => {
  it('are catalog data like any other', () => {
    expect(CatalogFile.parse(file)).toEqual(file);
  });

  it('are priced as stated, beside the models that come with Vernier', () => {
    const { cost, lines } = catalog.priceUsage({ model: 'invented', usage, at: '2026-11-20' });
    expect(cost).toEqual({ status: 'priced', costUsd: 3, priceDate: '2026-01-01' });
    expect(lines.map((line) => line.sourceKind)).toEqual(['stated', 'stated']);
    expect(catalog.findModel('claude-haiku-5-5').status).toBe('found');
  });

  it('may cost nothing, which is a price and no absence of one', () => {
    const { cost } = catalog.priceUsage({ model: 'free', usage, at: '2026-11-20' });
    expect(cost).toEqual({ status: 'priced', costUsd: 0, priceDate: '2026-01-01' });
  });

  it('have no price before the first day on which it holds', () => {
    const { cost } = catalog.priceUsage({ model: 'free', usage, at: '2025-12-31' });
    expect(cost).toEqual({ status: 'unpriced', reason: 'no-price-at-date' });
  });

  it('cannot take the name of a model that has a list price', () => {
    const taken = createStatedFile({
      title: 'A thief',
      source: 'Stated by this test',
      pricesFrom: '2026-01-01',
      models: [{ id: 'claude-haiku-5-5', inputUsdPerMillionTokens: 0, outputUsdPerMillionTokens: 0 }],
    });
    expect(() => createCatalog([...readBuiltInFiles(), taken])).toThrow(/claude-haiku-5-5/);
  });
});
