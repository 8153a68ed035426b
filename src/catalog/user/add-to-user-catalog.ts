import type { IsoDate } from '#core';
import type { CatalogModel } from '../schema.ts';
import type { UserCatalog, UserPrice } from './user-catalog.ts';

/** What is taken over. */
interface UserAdditions {
  readonly models: readonly CatalogModel[];
  readonly prices: readonly UserPrice[];
}

function placeOf({ model, price }: UserPrice): string {
  return [model, price.serviceTier, price.abovePromptTokens, price.effectiveFrom].join(' ');
}

/** Adds models and prices to the user's catalog; older prices stay, those of the same model, tier, band and day go. */
export function addToUserCatalog(
  before: UserCatalog | undefined,
  { models, prices }: UserAdditions,
  today: IsoDate,
): UserCatalog {
  const ids = new Set(models.map(({ id }) => id));
  const places = new Set(prices.map(placeOf));
  return {
    version: 1,
    writtenOn: today,
    models: [...(before?.models ?? []).filter(({ id }) => !ids.has(id)), ...models],
    prices: [...(before?.prices ?? []).filter((price) => !places.has(placeOf(price))), ...prices],
  };
}
