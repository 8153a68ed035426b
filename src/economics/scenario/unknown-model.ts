import { type Catalog, nearNamesText } from '#catalog';

/** Says that the catalog lacks a model, and which names are near; nothing where it has the model. */
export function unknownModelProblem(catalog: Catalog, id: string): string | undefined {
  if (catalog.findModel(id).status === 'found') return undefined;
  const names = catalog.listModels().flatMap((model) => [model.id, ...model.aliases]);
  return `must be a model of the catalog: ${nearNamesText(id, names)}`;
}
