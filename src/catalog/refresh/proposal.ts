import type { IsoDate, ModelId } from '#core';
import type { CatalogModel, PriceEntry } from '../schema.ts';
import type { ListedFamily } from './listed-model.ts';

/** A price of a known model that differs from the catalog's, or that the catalog has not. */
export type ProposedPrice =
  | {
      readonly status: 'changed';
      readonly model: ModelId;
      readonly before: PriceEntry;
      readonly price: PriceEntry;
    }
  | { readonly status: 'first-known'; readonly model: ModelId; readonly price: PriceEntry };

/** A model that the catalog does not know and that no list gives a price. */
interface UnpricedModel {
  readonly id: string;
  readonly family: ListedFamily;
}

/** What the lists say beyond the catalog. Nothing of it is in force before somebody takes it over. */
export interface Proposal {
  readonly version: 1;
  readonly readOn: IsoDate;
  readonly prices: readonly ProposedPrice[];
  readonly newModels: readonly CatalogModel[];
  /** Not taken over: without a price nothing tells a language model from an embedding. */
  readonly unpriced: readonly UnpricedModel[];
  /** What the comparison leaves open, a sentence each. */
  readonly notes: readonly string[];
}
