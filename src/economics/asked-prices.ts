import { type Catalog, parseWhatIf, withWhatIfPrices } from '#catalog';
import { type IsoDate, VernierError } from '#core';
import type { Prices } from './price-work.ts';

/** A price that is supposed for one model. */
export type WhatIfPrice = ReturnType<typeof parseWhatIf>;

/** Prices as they were asked for: the list's of a day, and what is supposed instead. */
export interface AskedPrices {
  readonly prices: Prices;
  readonly whatIf: readonly WhatIfPrice[];
}

/** What was asked for. */
export interface PriceQuestion {
  readonly at: IsoDate;
  /** As `model=input/output`, USD per million tokens. */
  readonly whatIf: readonly string[];
}

/**
 * Lays supposed prices over the catalog.
 *
 * Throws  'bad-request' that says all of the texts that are no price of a model, or that one model has two
 */
export function askPrices(catalog: Catalog, { at, whatIf }: PriceQuestion): AskedPrices {
  const supposed: WhatIfPrice[] = [];
  const problems: string[] = [];
  for (const text of whatIf) {
    try {
      supposed.push(parseWhatIf(text, catalog));
    } catch (error) {
      if (!(error instanceof VernierError)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length > 0) throw new VernierError('bad-request', problems.join('\n'));
  return { prices: { catalog: withWhatIfPrices(catalog, supposed, at), at }, whatIf: supposed };
}
