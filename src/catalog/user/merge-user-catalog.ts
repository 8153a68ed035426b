import type { ModelId } from '#core';
import { priceFigures } from '../diff-prices.ts';
import { expandTiers } from '../expand-tiers.ts';
import type { CatalogFile, CatalogModel, PriceEntry } from '../schema.ts';
import type { UserCatalog, UserPrice } from './user-catalog.ts';

/** Catalog data with the user's on top, and a sentence on everything in which the two do not agree. */
export interface MergedCatalog {
  readonly files: readonly CatalogFile[];
  readonly conflicts: readonly string[];
}

function namesOf({ id, aliases }: CatalogModel): readonly ModelId[] {
  return [id, ...aliases];
}

function asUser(price: PriceEntry): PriceEntry {
  const { cache } = price;
  const marked = { ...price, sourceKind: 'user' as const };
  return cache === undefined ? marked : { ...marked, cache: { ...cache, sourceKind: 'user' } };
}

function figuresText(entry: PriceEntry): string {
  return [...priceFigures(entry)]
    .flatMap(([part, usd]) => (usd === undefined ? [] : `${part} $${usd}`))
    .join(', ');
}

/** What Vernier's own data says of the same price from the same day on, or from a later day that is not still to come. */
function conflictOf(model: CatalogModel, price: PriceEntry, readAt: string): readonly string[] {
  const isSamePlace = (own: PriceEntry) =>
    own.serviceTier === price.serviceTier && own.abovePromptTokens === price.abovePromptTokens;
  const isMeanwhile = (own: PriceEntry) =>
    own.effectiveFrom >= price.effectiveFrom &&
    own.effectiveFrom <= readAt &&
    (price.effectiveUntil === undefined || own.effectiveFrom < price.effectiveUntil);
  return model.prices
    .filter((own) => isSamePlace(own) && isMeanwhile(own) && figuresText(own) !== figuresText(price))
    .map((own) => {
      const place = `${model.id}, ${price.serviceTier}${price.abovePromptTokens === 0 ? '' : ` above ${price.abovePromptTokens} prompt tokens`}`;
      const counts =
        own.effectiveFrom === price.effectiveFrom
          ? 'catalog.json counts'
          : `from ${own.effectiveFrom} Vernier's own data counts`;
      return `${place}: catalog.json says ${figuresText(price)} from ${price.effectiveFrom}, Vernier's own data ${figuresText(own)} from ${own.effectiveFrom}: ${counts}`;
    });
}

function conflictsOf(model: CatalogModel, mine: readonly PriceEntry[], readAt: string): readonly string[] {
  return mine.flatMap((price) => conflictOf(model, price, readAt));
}

function withTiers(file: CatalogFile, model: CatalogModel): CatalogModel {
  return expandTiers({ ...file, models: [model] })[0] ?? model;
}

/** Puts the user's prices first, because of two that began on the same day the first one is found. */
function addPrices(file: CatalogFile, model: CatalogModel, mine: readonly PriceEntry[]): CatalogModel {
  const standard = mine.filter(({ serviceTier }) => serviceTier === 'standard');
  const others = mine.filter(({ serviceTier }) => serviceTier !== 'standard');
  // a tier that follows from the standard price must not be lost because the user has a price of that tier
  const { prices } = withTiers(file, { ...model, prices: [...standard, ...model.prices] });
  return { ...model, prices: [...others, ...prices] };
}

interface Sorted {
  readonly added: readonly CatalogModel[];
  readonly prices: readonly UserPrice[];
  readonly conflicts: readonly string[];
}

/** Tells models that only the user has from those that Vernier has as well, of which only the prices count. */
function sortModels(user: UserCatalog, ownNames: ReadonlySet<string>): Sorted {
  const names = new Set<string>(ownNames);
  const added: CatalogModel[] = [];
  const prices: UserPrice[] = [];
  const conflicts: string[] = [];
  for (const model of user.models) {
    const taken = namesOf(model).find((name) => names.has(name));
    if (taken === undefined) {
      added.push({ ...model, sourceKind: 'user', prices: model.prices.map(asUser) });
      for (const name of namesOf(model)) names.add(name);
    } else if (ownNames.has(taken)) {
      prices.push(...model.prices.map((price) => ({ model: taken, price })));
      conflicts.push(
        `catalog.json describes ${taken}, which Vernier's own data has as well: of the former only prices count`,
      );
    } else {
      conflicts.push(`catalog.json describes ${taken} twice: the first one counts`);
    }
  }
  return { added, prices, conflicts };
}

/** New models stand beside those of their family, so that the tiers of their provider hold for them. */
function addModels(
  files: readonly CatalogFile[],
  user: UserCatalog,
  added: readonly CatalogModel[],
): CatalogFile[] {
  const homeOf = (model: CatalogModel) =>
    files.findIndex((file) => file.models.every(({ family }) => family === model.family));
  const others = added.filter((model) => homeOf(model) === -1);
  const own = files.map((file, index) => ({
    ...file,
    models: [...file.models, ...added.filter((model) => homeOf(model) === index)],
  }));
  if (others.length === 0) return own;
  const title = 'catalog.json of this machine';
  return [...own, { version: 1, title, readAt: user.writtenOn, tierFactors: [], models: others }];
}

/**
 * Lays the user's catalog over the data that comes with Vernier.
 *
 * Shape   of two prices of one model, tier and band the one that began later holds; the user's where both began on the
 *         same day
 */
export function mergeUserCatalog(files: readonly CatalogFile[], user: UserCatalog): MergedCatalog {
  const ownNames = new Set<string>(files.flatMap(({ models }) => models.flatMap(namesOf)));
  const sorted = sortModels(user, ownNames);
  const prices = [...user.prices, ...sorted.prices];
  const conflicts = [...sorted.conflicts];
  const known = addModels(files, user, sorted.added);
  const merged = known.map((file) => ({
    ...file,
    models: file.models.map((model) => {
      const mine = prices
        .filter((price) => namesOf(model).includes(price.model))
        .map(({ price }) => asUser(price));
      conflicts.push(...conflictsOf(withTiers(file, model), mine, file.readAt));
      return mine.length === 0 ? model : addPrices(file, model, mine);
    }),
  }));
  const allNames = new Set<string>(known.flatMap(({ models }) => models.flatMap(namesOf)));
  const homeless = [...new Set(prices.filter(({ model }) => !allNames.has(model)).map(({ model }) => model))];
  conflicts.push(
    ...homeless.map(
      (model) => `catalog.json gives a price to ${model}, which no catalog has: it is left out`,
    ),
  );
  return { files: merged, conflicts };
}
