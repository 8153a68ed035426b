import { type CatalogFile, createCatalog, createStatedFile } from '#catalog';
import type { Prices } from '../price-work.ts';

const SOURCE = 'constructed for tests: prices in round numbers';

const stated = createStatedFile({
  title: 'round prices',
  source: SOURCE,
  pricesFrom: '2026-01-01',
  models: [
    { id: 'small', inputUsdPerMillionTokens: 1, outputUsdPerMillionTokens: 5 },
    { id: 'large', inputUsdPerMillionTokens: 10, outputUsdPerMillionTokens: 50 },
    { id: 'priceless', inputUsdPerMillionTokens: 0, outputUsdPerMillionTokens: 0 },
  ],
});

/** Round numbers: `small` at $1/$5, `large` at $10/$50, batch at half from June on; `priceless` has no price. */
export const ROUND_FILES: readonly CatalogFile[] = [
  {
    ...stated,
    models: stated.models.map((model) => (model.id === 'priceless' ? { ...model, prices: [] } : model)),
    tierFactors: [
      {
        serviceTier: 'batch',
        factor: 0.5,
        effectiveFrom: '2026-06-01',
        effectiveFromKind: 'stated',
        source: SOURCE,
        sourceKind: 'stated',
      },
    ],
  },
];

/** The round prices of a day on which the batch tier has them too. */
export const ROUND_PRICES: Prices = { catalog: createCatalog(ROUND_FILES), at: '2026-11-20' };
