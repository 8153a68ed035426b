import { type IsoDate, type ModelId, toIsoDate } from '#core';
import type { Catalog } from '../create-catalog.ts';
import { parseWhatIf } from '../what-if/parse-what-if.ts';
import { withWhatIfPrices } from '../what-if/with-what-if-prices.ts';
import type { ModelsCommandContext, PriceFlags } from './command-context.ts';

/** The prices that somebody asked for: those of a day, with what-if prices laid over them. */
export interface PricesToShow {
  readonly catalog: Catalog;
  readonly at: IsoDate;
  readonly today: IsoDate;
  /** The models that have a what-if price. */
  readonly supposed: ReadonlySet<ModelId>;
}

/**
 * Reads which prices are asked for.
 *
 * Throws  'called-wrongly' or 'unknown-model' for a what-if price that cannot be read
 */
export function askedPrices(
  { catalog, clock }: ModelsCommandContext,
  { prices, whatIf = [] }: PriceFlags,
): PricesToShow {
  const today = toIsoDate(clock.now());
  const at = prices ?? today;
  const supposed = whatIf.map((text) => parseWhatIf(text, catalog));
  return {
    catalog: withWhatIfPrices(catalog, supposed, at),
    at,
    today,
    supposed: new Set(supposed.map(({ model }) => model)),
  };
}

/** What people must know of these prices; nothing where they are those of today. */
export function pricesSentence({ at, today, supposed }: PricesToShow): string {
  const known = at > today ? ', a day to come: as far as they are announced' : '';
  const day = at === today ? '' : `Prices of ${at}${known}.`;
  if (supposed.size === 0) return day;
  return `${day} What if: ${[...supposed].join(', ')} at supposed prices.`.trim();
}
