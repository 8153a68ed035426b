import { type IsoDate, ModelId } from '#core';
import { WIRE_FORMATS } from '#wire';
import type { CatalogFile, CatalogModel } from './schema.ts';

/** A model whose price is stated here and now, and is in no list. */
interface StatedModel {
  readonly id: string;
  readonly inputUsdPerMillionTokens: number;
  readonly outputUsdPerMillionTokens: number;
}

/** Models that are known only while a gateway runs. */
export interface StatedModels {
  readonly title: string;
  /** Who states their prices, and what they are. */
  readonly source: string;
  /** The first day on which they hold. */
  readonly pricesFrom: IsoDate;
  readonly models: readonly StatedModel[];
}

/**
 * Makes catalog data of models whose prices are stated when a gateway starts: simulated ones, or a local classifier
 * that costs no money. A stated price of 0 is a price.
 */
export function createStatedFile({ title, source, pricesFrom, models }: StatedModels): CatalogFile {
  const stated = { source, sourceKind: 'stated' as const };
  const toModel = (model: StatedModel): CatalogModel => ({
    id: ModelId.parse(model.id),
    aliases: [],
    family: 'local',
    wireFormats: [...WIRE_FORMATS],
    ...stated,
    effort: { sentAs: 'none', ...stated },
    constraints: [],
    prices: [
      {
        effectiveFrom: pricesFrom,
        effectiveFromKind: 'stated',
        serviceTier: 'standard',
        abovePromptTokens: 0,
        inputUsdPerMillionTokens: model.inputUsdPerMillionTokens,
        outputUsdPerMillionTokens: model.outputUsdPerMillionTokens,
        ...stated,
      },
    ],
  });
  return { version: 1, title, readAt: pricesFrom, tierFactors: [], models: models.map(toModel) };
}
