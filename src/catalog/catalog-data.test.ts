import { describe, expect, it } from 'vitest';
import { EFFORT_LEVELS } from '#core';
import { readBuiltInFiles } from './built-in-files.ts';
import { createCatalog } from './create-catalog.ts';
import type { PriceEntry } from './schema.ts';

const files = readBuiltInFiles();
const models = files.flatMap((file) => file.models);
const prices = models.flatMap((model) => model.prices.map((price) => ({ id: model.id, price })));

function bandKey(entry: PriceEntry): string {
  return `${entry.serviceTier} above ${entry.abovePromptTokens}`;
}

describe('the data of the catalog', () => {
  it('has models of all four families and names each of them once', () => {
    expect(models.length).toBeGreaterThanOrEqual(70);
    expect(new Set(models.map((model) => model.family)).size).toBe(4);
    expect(() => createCatalog(files)).not.toThrow();
  });

  it('says of every figure where it comes from', () => {
    const sources = models.flatMap((model) => [
      model.source,
      model.effort.source,
      ...model.constraints.map((constraint) => constraint.source),
      ...model.prices.flatMap((price) => [price.source, price.cache?.source ?? price.source]),
    ]);
    expect(sources.length).toBeGreaterThan(200);
    expect(sources.filter((source) => source.trim().length < 8)).toEqual([]);
  });

  it('has no price without a date, and none that ends before it begins', () => {
    const backwards = prices.filter(
      ({ price }) => price.effectiveUntil !== undefined && price.effectiveUntil <= price.effectiveFrom,
    );
    expect(prices.filter(({ price }) => !/^\d{4}-\d{2}-\d{2}$/.test(price.effectiveFrom))).toEqual([]);
    expect(backwards).toEqual([]);
  });

  it('lists the prices of one band oldest first, without a gap or an overlap', () => {
    const bands = models.flatMap((model) => [...Map.groupBy(model.prices, bandKey).values()]);
    const followed = bands.map((band) => band.slice(0, -1).map((price) => price.effectiveUntil));
    expect(followed).toEqual(bands.map((band) => band.slice(1).map((price) => price.effectiveFrom)));
  });

  it('gives every band of a longer prompt a band of shorter ones beside it', () => {
    const lonely = models.filter((model) => {
      const keys = new Set(model.prices.map(bandKey));
      return model.prices.some((price) => !keys.has(bandKey({ ...price, abovePromptTokens: 0 })));
    });
    expect(lonely).toEqual([]);
  });

  it('names effort levels in our order, with the default among them', () => {
    const leveled = models.flatMap(({ effort }) => (effort.sentAs === 'none' ? [] : [effort]));
    expect(leveled.map((effort) => effort.levels)).toEqual(
      leveled.map((effort) => EFFORT_LEVELS.filter((level) => effort.levels.includes(level))),
    );
    const strange = leveled.filter(
      (effort) => 'default' in effort && effort.default && !effort.levels.includes(effort.default),
    );
    expect(strange).toEqual([]);
  });

  it('gives every level that is sent as a budget a larger one than the level below', () => {
    const budgets = models.flatMap(({ effort }) =>
      effort.sentAs === 'thinking.budget_tokens' ? [effort] : [],
    );
    const thinking = budgets.map(({ budgetTokens, levels }) => levels.map((level) => budgetTokens[level]));
    expect(thinking).toEqual(budgets.map(() => [undefined, 1_024, 4_096, 8_192, 24_576, 32_000]));
  });

  it('prices five-minute cache writes at 1.25 of the input, as both providers that bill them publish', () => {
    const ratios = prices.flatMap(({ price }) => {
      const write = price.cache?.write5mUsdPerMillionTokens;
      return write === undefined ? [] : [write / price.inputUsdPerMillionTokens];
    });
    expect(ratios.length).toBeGreaterThan(20);
    expect(ratios.filter((ratio) => Math.abs(ratio - 1.25) > 1e-9)).toEqual([]);
  });

  it('counts late-2024 Claude at 1.16 of the recorded tokens and says why', () => {
    const claude = files[3]?.models.filter((model) => model.family === 'anthropic') ?? [];
    expect(claude).toHaveLength(6);
    expect(claude.map((model) => model.tokenScale?.factor)).toEqual(claude.map(() => 1.16));
    expect(claude.filter((model) => !model.tokenScale?.source.includes('809 calls'))).toEqual([]);
  });
});
