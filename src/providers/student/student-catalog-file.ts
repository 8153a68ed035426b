import { type CatalogFile, createStatedFile } from '#catalog';
import type { IsoDate } from '#core';

/** A student as catalog data: it costs no money, and that is its stated price. */
export function studentCatalogFile(modelId: string, pricesFrom: IsoDate): CatalogFile {
  return createStatedFile({
    title: 'Classifiers of this machine',
    source: 'A classifier that runs inside the gateway costs no money per token',
    pricesFrom,
    models: [{ id: modelId, inputUsdPerMillionTokens: 0, outputUsdPerMillionTokens: 0 }],
  });
}
