import type { IsoDate, ModelId } from '#core';
import type { Catalog } from './create-catalog.ts';
import { pricesInForce } from './prices-in-force.ts';
import type { CatalogModel, PriceEntry, ServiceTier } from './schema.ts';

/** The days whose prices are compared. */
export interface PriceDays {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

interface PricePlace {
  readonly model: ModelId;
  readonly serviceTier: ServiceTier;
  readonly abovePromptTokens: number;
}

/** What became of one price of one model between two days; a price first known later may have been the same before. */
export type PriceChange = PricePlace &
  (
    | { readonly status: 'changed'; readonly before: PriceEntry; readonly after: PriceEntry }
    | { readonly status: 'first-known'; readonly after: PriceEntry }
    | { readonly status: 'ended'; readonly before: PriceEntry }
  );

/** Gives the five figures of a price entry, by what they are paid for; absent where none is known. */
export function priceFigures(entry: PriceEntry): ReadonlyMap<string, number | undefined> {
  return new Map([
    ['input', entry.inputUsdPerMillionTokens],
    ['output', entry.outputUsdPerMillionTokens],
    ['cache read', entry.cache?.readUsdPerMillionTokens],
    ['cache write 5m', entry.cache?.write5mUsdPerMillionTokens],
    ['cache write 1h', entry.cache?.write1hUsdPerMillionTokens],
  ]);
}

function isSamePrice(a: PriceEntry, b: PriceEntry): boolean {
  const figures = priceFigures(b);
  return [...priceFigures(a)].every(([part, usd]) => figures.get(part) === usd);
}

function toChange(
  place: PricePlace,
  before: PriceEntry | undefined,
  after: PriceEntry | undefined,
): PriceChange[] {
  if (before === undefined) return after === undefined ? [] : [{ ...place, status: 'first-known', after }];
  if (after === undefined) return [{ ...place, status: 'ended', before }];
  return isSamePrice(before, after) ? [] : [{ ...place, status: 'changed', before, after }];
}

function keyOf({ serviceTier, abovePromptTokens }: PriceEntry): string {
  return `${serviceTier} ${abovePromptTokens}`;
}

function diffModel(model: CatalogModel, { from, to }: PriceDays): readonly PriceChange[] {
  const before = new Map(pricesInForce(model, from).map((entry) => [keyOf(entry), entry]));
  const after = new Map(pricesInForce(model, to).map((entry) => [keyOf(entry), entry]));
  const places = new Map([...before, ...after]);
  return [...places].flatMap(([key, { serviceTier, abovePromptTokens }]) =>
    toChange({ model: model.id, serviceTier, abovePromptTokens }, before.get(key), after.get(key)),
  );
}

/** Compares all prices of a catalog on two days; what is the same on both is left out. */
export function diffPrices(catalog: Catalog, days: PriceDays): readonly PriceChange[] {
  return catalog.listModels().flatMap((model) => diffModel(model, days));
}
