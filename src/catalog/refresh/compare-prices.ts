import type { IsoDate } from '#core';
import { pricesInForce } from '../prices-in-force.ts';
import type { CatalogModel, PriceEntry } from '../schema.ts';
import type { ListedModel, ListedPrice } from './listed-model.ts';
import type { ProposedPrice } from './proposal.ts';
import { toPriceEntry } from './to-price-entry.ts';

/** Which list is compared, and on which day it was read. */
export interface ListReadOn {
  readonly title: string;
  readonly readOn: IsoDate;
}

interface ComparedPrices {
  readonly prices: readonly ProposedPrice[];
  readonly notes: readonly string[];
}

function agrees(usd: number | undefined, said: number | undefined): boolean {
  return said === undefined || usd === said;
}

/** Only what the list says is compared: what it leaves out is not another price. */
function isSame(own: PriceEntry, listed: ListedPrice): boolean {
  return (
    own.inputUsdPerMillionTokens === listed.input &&
    own.outputUsdPerMillionTokens === listed.output &&
    agrees(own.cache?.readUsdPerMillionTokens, listed.cacheRead) &&
    agrees(own.cache?.write5mUsdPerMillionTokens, listed.cacheWrite)
  );
}

/** Says which cached tokens lose their price because the list does not state it. */
function lostCache({ id }: CatalogModel, before: PriceEntry, price: PriceEntry): readonly string[] {
  const parts = [
    ['reads', before.cache?.readUsdPerMillionTokens, price.cache?.readUsdPerMillionTokens],
    ['5-minute writes', before.cache?.write5mUsdPerMillionTokens, price.cache?.write5mUsdPerMillionTokens],
    ['1-hour writes', before.cache?.write1hUsdPerMillionTokens, price.cache?.write1hUsdPerMillionTokens],
  ] as const;
  const lost = parts.filter(([, own, listed]) => own !== undefined && listed === undefined);
  if (lost.length === 0) return [];
  return [
    `${id}: no price is listed for cache ${lost.map(([part]) => part).join(', ')}; calls with them would be unpriced`,
  ];
}

function lostBands(
  model: CatalogModel,
  bands: readonly PriceEntry[],
  listed: ListedModel,
): readonly string[] {
  const missing = bands.filter(
    ({ abovePromptTokens }) => !listed.prices.some((price) => price.abovePromptTokens === abovePromptTokens),
  );
  return missing.map(
    ({ abovePromptTokens }) =>
      `${model.id}: no price is listed above ${abovePromptTokens} prompt tokens; the catalog's stays`,
  );
}

/** Compares the standard prices of a known model on one day with those of a list. */
export function comparePrices(model: CatalogModel, listed: ListedModel, list: ListReadOn): ComparedPrices {
  const own = pricesInForce(model, list.readOn).filter(({ serviceTier }) => serviceTier === 'standard');
  const notes: string[] = [];
  const prices = listed.prices.flatMap((price): ProposedPrice[] => {
    const before = own.find(({ abovePromptTokens }) => abovePromptTokens === price.abovePromptTokens);
    if (before === undefined) {
      return [{ status: 'first-known', model: model.id, price: toPriceEntry(price, list) }];
    }
    if (isSame(before, price)) return [];
    const entry = toPriceEntry(price, { ...list, before });
    notes.push(...lostCache(model, before, entry));
    return [{ status: 'changed', model: model.id, before, price: entry }];
  });
  if (prices.length > 0) notes.push(...lostBands(model, own, listed));
  return { prices, notes };
}
