import type { Cost, IsoDate } from '#core';
import { readBuiltInFiles } from './built-in-files.ts';
import { expandTiers } from './expand-tiers.ts';
import { type PricedUsage, priceUsage, toUnpriced, type UsageToPrice } from './price-usage.ts';
import type { CatalogFile, CatalogModel, ServiceTier } from './schema.ts';

/** A model that was looked up by id or alias. */
export type ModelLookup =
  | { readonly status: 'found'; readonly model: CatalogModel }
  | { readonly status: 'unknown-model'; readonly id: string };

/** The same as `UsageToPrice`, where the model may be a name. */
export interface NamedUsageToPrice extends Omit<UsageToPrice, 'model'> {
  readonly model: CatalogModel | string;
}

/** A call that has not been made. */
export interface CallToEstimate {
  readonly model: CatalogModel | string;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly at: IsoDate;
  readonly serviceTier?: ServiceTier;
}

/** What the models can do and what they cost. */
export interface Catalog {
  /** Finds a model by its id or one of its aliases. */
  findModel(id: string): ModelLookup;
  /** All models, in the order of the data. */
  listModels(): readonly CatalogModel[];
  /** Prices what a call used; an unknown model, day or usage has no price and says so. */
  priceUsage(toPrice: NamedUsageToPrice): PricedUsage;
  /** Prices a call by its expected tokens, none of them cached. */
  estimateCost(call: CallToEstimate): Cost;
}

/**
 * Makes the catalog of the given data, by default of the data that comes with Vernier.
 *
 * Throws  an `Error` when two models share a name, because one of them would be priced as the other
 */
export function createCatalog(files: readonly CatalogFile[] = readBuiltInFiles()): Catalog {
  return catalogOfModels(files.flatMap(expandTiers));
}

/**
 * Makes a catalog of models whose prices stand for all their tiers already.
 *
 * Throws  an `Error` when two models share a name
 */
export function catalogOfModels(models: readonly CatalogModel[]): Catalog {
  const byName = indexModels(models);

  function findModel(id: string): ModelLookup {
    const model = byName.get(id);
    return model === undefined ? { status: 'unknown-model', id } : { status: 'found', model };
  }

  function priceNamedUsage(toPrice: NamedUsageToPrice): PricedUsage {
    const { model, ...rest } = toPrice;
    if (typeof model !== 'string') return priceUsage({ ...rest, model });
    const found = findModel(model);
    return found.status === 'found'
      ? priceUsage({ ...rest, model: found.model })
      : toUnpriced('unknown-model', `the catalog has no model ${JSON.stringify(model)}`);
  }

  return {
    findModel,
    listModels: () => models,
    priceUsage: priceNamedUsage,
    estimateCost: ({ inputTokens, outputTokens, ...rest }) =>
      priceNamedUsage({ ...rest, usage: { inputTokens, outputTokens } }).cost,
  };
}

function indexModels(models: readonly CatalogModel[]): ReadonlyMap<string, CatalogModel> {
  const byName = new Map<string, CatalogModel>();
  for (const model of models) {
    for (const name of [model.id, ...model.aliases]) {
      if (byName.has(name)) throw new Error(`two models of the catalog are called ${name}: rename one`);
      byName.set(name, model);
    }
  }
  return byName;
}
