import { type Clock, type IsoDate, toIsoDate, VernierError } from '#core';

/**
 * Refuses the prices of a day to come: some are announced, most are not known.
 *
 * Throws  'called-wrongly'
 */
export function requireKnownPrices(prices: IsoDate | undefined, clock: Clock): void {
  const today = toIsoDate(clock.now());
  if (prices === undefined || prices <= today) return;
  const message = `--prices ${prices} lies after today, ${today}, and prices of days to come are not known: name a day up to today`;
  throw new VernierError('called-wrongly', message);
}
