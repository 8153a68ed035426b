import type { IsoDate } from '#core';
import type { CatalogModel, PriceEntry, ServiceTier } from './schema.ts';

/** Which price is looked for. */
export interface PriceQuestion {
  readonly at: IsoDate;
  readonly promptTokens: number;
  readonly serviceTier: ServiceTier;
}

/**
 * Finds the price entry in force: of the bands below the prompt's length the highest, of its entries the newest.
 *
 * Shape   nothing when the tier has no price on that day, also when the day lies before the first one
 */
export function findPrice(model: CatalogModel, question: PriceQuestion): PriceEntry | undefined {
  let found: PriceEntry | undefined;
  for (const entry of model.prices) {
    if (isInForce(entry, question) && (found === undefined || isCloser(entry, found))) found = entry;
  }
  return found;
}

function isInForce(entry: PriceEntry, { at, promptTokens, serviceTier }: PriceQuestion): boolean {
  return (
    entry.serviceTier === serviceTier &&
    entry.effectiveFrom <= at &&
    (entry.effectiveUntil === undefined || at < entry.effectiveUntil) &&
    (entry.abovePromptTokens === 0 || promptTokens > entry.abovePromptTokens)
  );
}

function isCloser(entry: PriceEntry, than: PriceEntry): boolean {
  if (entry.abovePromptTokens !== than.abovePromptTokens) {
    return entry.abovePromptTokens > than.abovePromptTokens;
  }
  return entry.effectiveFrom > than.effectiveFrom;
}
