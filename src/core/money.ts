import { z } from 'zod';
import { IsoDate } from './time.ts';

/**
 * Why something has no price. Never shown or added as 0. No price of a service tier, or of cached tokens in it, is known on
 * any day with `no-tier-price` and `no-cache-price`; another day may have one with `no-price-at-date`.
 */
export const UnpricedReason = z.enum([
  'unknown-model',
  'no-price-at-date',
  'no-tier-price',
  'no-cache-price',
  'usage-unknown',
  'not-called',
]);
export type UnpricedReason = z.infer<typeof UnpricedReason>;

const UNPRICED_WORDS: Readonly<Record<UnpricedReason, string>> = {
  'unknown-model': 'not in the catalog',
  'no-price-at-date': 'no price on that day',
  'no-tier-price': 'no price known',
  'no-cache-price': 'no price of cached tokens known',
  'usage-unknown': 'usage not told',
  'not-called': 'not called',
};

/** Says for people why something has no price. */
export function whyUnpricedText(reason: UnpricedReason): string {
  return UNPRICED_WORDS[reason];
}

/** What something cost in USD, at the prices of which day, or why that is not known. */
export const Cost = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('priced'),
    /** USD, standard list price; taxes and credits excluded. */
    costUsd: z.number().nonnegative(),
    /** The day from which the price used is in force. */
    priceDate: IsoDate,
  }),
  z.strictObject({ status: z.literal('unpriced'), reason: UnpricedReason }),
]);
export type Cost = z.infer<typeof Cost>;

/** Adds costs; one unpriced part makes the sum unpriced, so that no total is silently too low. */
export function addCosts(costs: readonly Cost[]): Cost {
  let costUsd = 0;
  let priceDate: IsoDate | undefined;
  for (const cost of costs) {
    if (cost.status === 'unpriced') return cost;
    costUsd += cost.costUsd;
    if (priceDate === undefined || cost.priceDate > priceDate) priceDate = cost.priceDate;
  }
  return priceDate === undefined
    ? { status: 'unpriced', reason: 'not-called' }
    : { status: 'priced', costUsd, priceDate };
}

/** Decimals that a size needs: cents from a dollar on, two figures below. */
function decimalsOf(usd: number): number {
  const size = Math.abs(usd);
  return size === 0 || size >= 0.995 ? 2 : Math.min(8, 1 - Math.floor(Math.log10(size)));
}

/** Formats USD with as many digits as the size needs: `$12.30`, `$0.0042`, `$0.000012`. */
export function formatUsd(usd: number): string {
  return `${usd < 0 ? '-' : ''}$${Math.abs(usd).toFixed(decimalsOf(usd))}`;
}

/** An amount per request with its interval. */
export interface UsdInterval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Gives the way to write an amount and both ends of its interval per 1,000 requests, all with the decimals that the
 * amount needs: `$0.100`, `$0.096`, `$0.104`.
 */
export function usdPerThousand({ mean, low, high }: UsdInterval): (usd: number) => string {
  const largest = Math.abs(low) > Math.abs(high) ? low : high;
  const decimals = decimalsOf(1000 * (mean === 0 ? largest : mean));
  return (usd) => {
    const text = Math.abs(1000 * usd).toFixed(decimals);
    return `${usd < 0 && Number(text) !== 0 ? '-' : ''}$${text}`;
  };
}
