import type { Catalog, CatalogModel } from '#catalog';
import { type Cost, EFFORT_LEVELS, type EffortLevel, type IsoDate, type UnpricedReason } from '#core';
import type { Discovery } from '#providers';
import { localModels } from './auto-models.ts';

/** What a model costs, or why that cannot be said. */
export type RungPrice =
  | {
      readonly status: 'priced';
      readonly inputUsdPerMillionTokens: number;
      readonly outputUsdPerMillionTokens: number;
      /** The day from which the price is in force. */
      readonly priceDate: IsoDate;
    }
  | { readonly status: 'unpriced'; readonly reason: UnpricedReason }
  /** Runs on this machine: no money per token, and no price. */
  | { readonly status: 'local' };

/** What is known of a model that can be asked. */
export interface Rung {
  readonly modelId: string;
  readonly providerId: string | null;
  readonly price: RungPrice;
  /** Null where no source says it. */
  readonly contextWindowTokens: number | null;
  /** Least first; empty where the model takes none, or nobody knows. */
  readonly effortLevels: readonly EffortLevel[];
  /** Whether `auto` may choose it. */
  readonly onLadder: boolean;
}

/** What rungs are described from. */
export interface RungSources {
  /** The models of `auto`, cheapest first. */
  readonly ladder: readonly string[];
  readonly catalog: Catalog;
  readonly providerOf: (modelId: string) => { readonly id: string } | undefined;
  readonly discovery: Discovery;
  readonly today: IsoDate;
}

const THOUSAND = 1000;

function perMillion(cost: Cost): number | undefined {
  return cost.status === 'priced' ? cost.costUsd * THOUSAND : undefined;
}

function priceOf(model: string, { catalog, discovery, today }: RungSources): RungPrice {
  if (localModels(discovery).has(model)) return { status: 'local' };
  // priced per token of a short prompt: a million tokens of input would fall into the dearest band
  const estimate = (inputTokens: number, outputTokens: number) =>
    catalog.estimateCost({ model, inputTokens, outputTokens, at: today });
  const [input, output] = [estimate(THOUSAND, 0), estimate(0, THOUSAND)];
  const [inputUsd, outputUsd] = [perMillion(input), perMillion(output)];
  if (input.status === 'unpriced') return input;
  if (inputUsd === undefined || outputUsd === undefined) {
    return { status: 'unpriced', reason: 'no-price-at-date' };
  }
  return {
    status: 'priced',
    inputUsdPerMillionTokens: inputUsd,
    outputUsdPerMillionTokens: outputUsd,
    priceDate: input.priceDate,
  };
}

function effortLevelsOf(model: CatalogModel | undefined): readonly EffortLevel[] {
  if (model === undefined || model.effort.sentAs === 'none') return [];
  const { levels } = model.effort;
  return EFFORT_LEVELS.filter((level) => levels.includes(level));
}

function describeRung(modelId: string, sources: RungSources): Rung {
  const { catalog, providerOf, discovery, ladder } = sources;
  const lookup = catalog.findModel(modelId);
  const known = lookup.status === 'found' ? lookup.model : undefined;
  const found = discovery.providers.flatMap(({ models }) => models).find(({ id }) => id === modelId);
  return {
    modelId,
    providerId: providerOf(modelId)?.id ?? null,
    price: priceOf(modelId, sources),
    contextWindowTokens: found?.contextWindowTokens ?? known?.capabilities?.contextWindowTokens ?? null,
    effortLevels: effortLevelsOf(known),
    onLadder: ladder.includes(modelId),
  };
}

/** Describes the rungs of the ladder, and after them the models that were found and answer to their name only. */
export function describeRungs(sources: RungSources): readonly Rung[] {
  const { ladder, discovery } = sources;
  const found = discovery.providers.flatMap(({ models }) => models.map(({ id }) => id));
  return [...new Set([...ladder, ...found])].map((model) => describeRung(model, sources));
}
