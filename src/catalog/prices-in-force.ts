import type { IsoDate } from '#core';
import { findPrice } from './find-price.ts';
import type { CatalogModel, PriceEntry } from './schema.ts';

/** Gives a model's prices on a day: one entry for each service tier and band that has one, in the order of the data. */
export function pricesInForce(model: CatalogModel, at: IsoDate): readonly PriceEntry[] {
  const found = model.prices.map(({ serviceTier, abovePromptTokens }) => {
    const price = findPrice(model, { at, serviceTier, promptTokens: abovePromptTokens + 1 });
    // a band that has no price on that day is answered by a lower one
    return price?.abovePromptTokens === abovePromptTokens ? price : undefined;
  });
  return [...new Set(found)].filter((price) => price !== undefined);
}
