import { type CatalogFile, createStatedFile } from '#catalog';
import type { Simulation } from './schema.ts';

/** The models of a simulation as catalog data, so that what they answer is priced as everything else is. */
export function simulationCatalogFile({ pricesFrom, models }: Simulation): CatalogFile {
  return createStatedFile({
    title: 'Simulated models',
    source: "Stated in the simulation file: not measured, and no provider's list price",
    pricesFrom,
    models,
  });
}
