import type { Cost, IsoDate } from '#core';

/** The first day of a what-if price: it holds on every day of every call. */
export const EVERY_DAY: IsoDate = '1970-01-01';

/** Says whether something was priced with a what-if price, and not from a list. */
export function isWhatIf(cost: Cost): boolean {
  return cost.status === 'priced' && cost.priceDate === EVERY_DAY;
}
