import { z } from 'zod';
import { IsoDate, ModelId } from '#core';
import { CatalogModel, PriceEntry } from '../schema.ts';

const UserPrice = z.strictObject({
  /** An id or alias of a model that comes with Vernier or stands in the same file. */
  model: ModelId,
  price: PriceEntry.refine(
    ({ effectiveFrom, effectiveUntil }) => effectiveUntil === undefined || effectiveFrom < effectiveUntil,
    { error: 'effectiveUntil must be a later day than effectiveFrom', path: ['effectiveUntil'] },
  ),
});
export type UserPrice = z.infer<typeof UserPrice>;

/** What the owner of this machine knows beyond the data that comes with Vernier: `catalog.json` in the home folder. */
export const UserCatalog = z.strictObject({
  version: z.literal(1),
  /** The day of the last change. */
  writtenOn: IsoDate,
  /** Models that Vernier does not know. */
  models: z.array(CatalogModel).readonly(),
  /** Dated prices of known models; each holds until a newer one begins. */
  prices: z.array(UserPrice).readonly(),
});
export type UserCatalog = z.infer<typeof UserCatalog>;
