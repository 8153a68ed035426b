import { type IsoDate, VernierError, type WhatIfPrice } from '#core';
import { type Catalog, catalogOfModels } from '../create-catalog.ts';
import { scalePrices } from './scale-prices.ts';

/**
 * Lays what-if prices over a catalog: the models named cost that on every day, all others what they cost before.
 *
 * Shape   `at` is the day whose list prices give cached tokens, longer prompts and the other tiers their ratio
 * Throws  'called-wrongly' when one model is named twice
 */
export function withWhatIfPrices(catalog: Catalog, whatIfs: readonly WhatIfPrice[], at: IsoDate): Catalog {
  const byModel = new Map(whatIfs.map((whatIf) => [whatIf.model, whatIf]));
  const repeated = whatIfs.find((whatIf) => byModel.get(whatIf.model) !== whatIf);
  if (repeated !== undefined) {
    throw new VernierError('called-wrongly', `${repeated.model} has two what-if prices: give it one`);
  }
  if (byModel.size === 0) return catalog;
  return catalogOfModels(
    catalog.listModels().map((model) => {
      const whatIf = byModel.get(model.id);
      return whatIf === undefined ? model : { ...model, prices: scalePrices(model, whatIf, at) };
    }),
  );
}
