import type { CatalogFile, CatalogModel, PriceEntry, TierFactor } from './schema.ts';

/** Gives every model of a file the price entries that follow from the file's tier factors. */
export function expandTiers(file: CatalogFile): readonly CatalogModel[] {
  return file.models.map((model) => ({
    ...model,
    prices: [...model.prices, ...file.tierFactors.flatMap((factor) => pricesOfTier(model.prices, factor))],
  }));
}

function pricesOfTier(prices: readonly PriceEntry[], factor: TierFactor): readonly PriceEntry[] {
  if (prices.some((entry) => entry.serviceTier === factor.serviceTier)) return [];
  return prices
    .filter((entry) => entry.serviceTier === 'standard')
    .map((entry) => toTierEntry(entry, factor))
    .filter((entry) => entry.effectiveUntil === undefined || entry.effectiveFrom < entry.effectiveUntil);
}

function toTierEntry(entry: PriceEntry, tier: TierFactor): PriceEntry {
  // both must be in force: the price and the tier's factor
  const dated = entry.effectiveFrom > tier.effectiveFrom ? entry : tier;
  return {
    ...entry,
    effectiveFrom: dated.effectiveFrom,
    effectiveFromKind: dated.effectiveFromKind,
    serviceTier: tier.serviceTier,
    inputUsdPerMillionTokens: entry.inputUsdPerMillionTokens * tier.factor,
    outputUsdPerMillionTokens: entry.outputUsdPerMillionTokens * tier.factor,
    source: `${entry.source}, times ${tier.factor}: ${tier.source}`,
    sourceKind: tier.sourceKind === 'documented' ? entry.sourceKind : tier.sourceKind,
    ...(entry.cache === undefined ? {} : { cache: scaleCache(entry.cache, tier) }),
  };
}

type CachePrice = NonNullable<PriceEntry['cache']>;

function scaleCache(cache: CachePrice, tier: TierFactor): CachePrice {
  const scaled = (usd: number | undefined) => (usd === undefined ? undefined : usd * tier.factor);
  return {
    ...cache,
    readUsdPerMillionTokens: scaled(cache.readUsdPerMillionTokens),
    write5mUsdPerMillionTokens: scaled(cache.write5mUsdPerMillionTokens),
    write1hUsdPerMillionTokens: scaled(cache.write1hUsdPerMillionTokens),
    source: `${cache.source}, times ${tier.factor}: ${tier.source}`,
  };
}
