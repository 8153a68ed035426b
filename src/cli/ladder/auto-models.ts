import type { Catalog } from '#catalog';
import type { IsoDate } from '#core';
import type { Discovery } from '#providers';

const TOKENS = 1000;

/** Says whether a model has a list price on a day. */
function hasPrice(model: string, catalog: Catalog, at: IsoDate): boolean {
  const cost = catalog.estimateCost({ model, inputTokens: TOKENS, outputTokens: TOKENS, at });
  return cost.status === 'priced';
}

/** Gives the models that servers of this machine run: they cost no money per token, and have no price. */
export function localModels({ providers }: Discovery): ReadonlySet<string> {
  const local = providers.filter(({ foundAt }) => foundAt.kind === 'local-server');
  return new Set(local.flatMap(({ models }) => models.map(({ id }) => id)));
}

/**
 * Chooses the models of `auto` among those that were found.
 *
 * Shape   local models and those with a price; others only where none has a price, because without one nobody can say
 *         where on the ladder they stand, and the top rung answers whatever is not measured
 */
export function autoModels(discovery: Discovery, catalog: Catalog, today: IsoDate): readonly string[] {
  const models = [...new Set(discovery.providers.flatMap((provider) => provider.models.map(({ id }) => id)))];
  const priced = models.filter((model) => hasPrice(model, catalog, today));
  if (priced.length === 0) return models;
  const local = localModels(discovery);
  return models.filter((model) => local.has(model) || priced.includes(model));
}
