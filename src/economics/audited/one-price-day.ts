import type { Catalog } from '#catalog';
import { type AuditedWork, type IsoDate, VernierError } from '#core';

function compareDays(one: IsoDate, other: IsoDate): readonly [IsoDate, IsoDate] {
  return one < other ? [one, other] : [other, one];
}

/** Says whether any price of a model changed from one day to another. */
function hasChanged(catalog: Catalog, model: string, [from, until]: readonly [IsoDate, IsoDate]): boolean {
  const found = catalog.findModel(model);
  if (found.status !== 'found') return false;
  const bands = Map.groupBy(found.model.prices, (price) => `${price.serviceTier} ${price.abovePromptTokens}`);
  return [...bands.values()].some((prices) => {
    const inForce = prices.filter(
      ({ effectiveFrom, effectiveUntil }) =>
        effectiveFrom <= until && (effectiveUntil === undefined || effectiveUntil > from),
    );
    return inForce.length > 1;
  });
}

/**
 * Gives the one day whose list prices hold for the costs and for the savings of an audit.
 *
 * Throws  'bad-request' where each call was priced as on its own day and prices have changed since
 */
export function onePriceDay({ month, prices, findings }: AuditedWork, catalog: Catalog): IsoDate {
  const { priceDate } = findings;
  if (prices.at !== null || month === null) return priceDate;
  const span = compareDays(month.first, priceDate);
  const models = month.mix.flatMap(({ model }) => (model === null ? [] : [model]));
  const changed = [...new Set(models)].filter((model) => hasChanged(catalog, model, span));
  if (changed.length === 0) return priceDate;
  throw new VernierError(
    'bad-request',
    `the report prices each call as on its own day, and prices have changed since ${month.first} (${changed.join(', ')}): make it at the prices of one day, with \`vernier audit --prices ${priceDate} --json\``,
  );
}
