import { type Catalog, parseWhatIf, withWhatIfPrices } from '#catalog';
import type { IsoDate, WhatIfPrice } from '#core';

/** The prices of an audit: those of lists, with what is supposed laid over them. */
export interface SupposedPrices {
  readonly catalog: Catalog;
  /** Empty where only list prices count. */
  readonly whatIf: readonly WhatIfPrice[];
}

interface AskedPrices {
  /** The day whose prices were asked for. */
  readonly prices?: IsoDate | undefined;
  /** As `model=input/output`, USD per million tokens. */
  readonly whatIf?: readonly string[] | undefined;
}

/**
 * Lays the what-if prices that somebody wrote over a catalog, in relation to the list prices of a day.
 *
 * Throws  'called-wrongly' or 'unknown-model' for a what-if price that cannot be read
 */
export function supposePrices(
  catalog: Catalog,
  { whatIf: words = [], prices }: AskedPrices,
  today: IsoDate,
): SupposedPrices {
  const whatIf = words.map((text) => parseWhatIf(text, catalog));
  return { catalog: withWhatIfPrices(catalog, whatIf, prices ?? today), whatIf };
}

/** Reads one more what-if price of several; what it says is read when the catalog is there. */
function addWhatIf(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

/** The option that names a what-if price. */
export const WHAT_IF_OPTION = [
  '--what-if <model=in/out>',
  'suppose a price, USD per million tokens, for all its calls and on every day; may be repeated',
  addWhatIf,
] as const;
