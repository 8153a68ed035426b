import type { IsoDate } from '#core';
import type { Catalog, NamedUsageToPrice } from './create-catalog.ts';
import type { PricedUsage } from './price-usage.ts';

/** What the same tokens cost at two sets of prices, or that one of the two is not known. */
export interface RepricedUsage {
  /** At the prices of the call's own day. */
  readonly own: PricedUsage;
  /** At the prices that were asked for. */
  readonly asked: PricedUsage;
  readonly change: { readonly status: 'known'; readonly changeUsd: number } | { readonly status: 'unknown' };
}

/** The prices that are asked for: of a day, and of a catalog with what-if prices where there are such. */
export interface AskedPrices {
  readonly at: IsoDate;
  /** Default: the catalog itself. */
  readonly catalog?: Catalog;
}

/**
 * Prices what a call used at its own day and at other prices; bands, service tier and cached parts stay what they were.
 *
 * Shape   an unpriced side makes the change unknown, never 0
 * Units   USD; a positive change is dearer at the prices asked for
 */
export function repriceUsage(catalog: Catalog, used: NamedUsageToPrice, prices: AskedPrices): RepricedUsage {
  const own = catalog.priceUsage(used);
  const asked = (prices.catalog ?? catalog).priceUsage({ ...used, model: nameOf(used), at: prices.at });
  const change =
    own.cost.status === 'priced' && asked.cost.status === 'priced'
      ? ({ status: 'known', changeUsd: asked.cost.costUsd - own.cost.costUsd } as const)
      : ({ status: 'unknown' } as const);
  return { own, asked, change };
}

/** By its name, so that the prices of the catalog that is asked count and not those of the model handed in. */
function nameOf({ model }: NamedUsageToPrice): string {
  return typeof model === 'string' ? model : model.id;
}
