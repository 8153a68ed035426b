import type { Catalog } from '#catalog';
import type { IsoDate, UsageRecord } from '#core';
import { type CallChange, priceChanged } from '../tally/price-record.ts';

/** Prices a call, or what it could have been, in USD; undefined where it has no price. */
export type PriceAs = (record: UsageRecord, change?: CallChange) => number | undefined;

/** Prices all calls at the prices of one day, so that findings speak of what comes and not of old prices. */
export function createPriceAs(catalog: Catalog, at: IsoDate): PriceAs {
  return (record, change = {}) => {
    const { cost } = priceChanged(record, change, { catalog, at });
    return cost.status === 'priced' ? cost.costUsd : undefined;
  };
}
