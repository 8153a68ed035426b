import type { Catalog } from '#catalog';
import { EFFORT_LEVELS, type EffortLevel, type IsoDate } from '#core';
import { chooseModels } from '#providers';

/** A model that is not at most this part of the price is no step lower. */
const STEP = 0.6;

/** The next lower model, and whether the upper one is among the large ones of its family. */
export interface LowerModel {
  readonly modelId: string;
  readonly isFromLarge: boolean;
}

function priceOf(catalog: Catalog, model: string, at: IsoDate): number | undefined {
  // four tokens of input for each of output: only the order of prices matters
  const cost = catalog.estimateCost({ model, inputTokens: 4000, outputTokens: 1000, at });
  return cost.status === 'priced' ? cost.costUsd : undefined;
}

/** Makes the question for the next lower model of the same family: the dearest current one that is a real step cheaper. */
export function createLowerModels(
  catalog: Catalog,
  at: IsoDate,
): (modelId: string) => LowerModel | undefined {
  function find(modelId: string): LowerModel | undefined {
    const found = catalog.findModel(modelId);
    const price = priceOf(catalog, modelId, at);
    if (found.status !== 'found' || price === undefined) return undefined;
    const { rungs } = chooseModels(catalog, { family: found.model.family, today: at });
    const priced = rungs
      .map((id) => ({ id, usd: priceOf(catalog, id, at) ?? Number.POSITIVE_INFINITY }))
      .toSorted((one, other) => one.usd - other.usd);
    const lower = priced.findLast(({ usd }) => usd <= STEP * price);
    if (lower === undefined) return undefined;
    const place = priced.filter(({ usd }) => usd < price).length;
    return { modelId: lower.id, isFromLarge: place >= Math.floor(priced.length / 2) };
  }
  const known = new Map<string, LowerModel | undefined>();
  return (modelId) => {
    if (!known.has(modelId)) known.set(modelId, find(modelId));
    return known.get(modelId);
  };
}

/** Gives the next lower effort that a model takes; undefined where there is none, or the catalog does not say. */
export function lowerEffort(catalog: Catalog, modelId: string, effort: EffortLevel): EffortLevel | undefined {
  const found = catalog.findModel(modelId);
  if (found.status !== 'found' || found.model.effort.sentAs === 'none') return undefined;
  const { levels } = found.model.effort;
  const below = EFFORT_LEVELS.slice(0, EFFORT_LEVELS.indexOf(effort));
  return below.findLast((level) => levels.includes(level));
}
