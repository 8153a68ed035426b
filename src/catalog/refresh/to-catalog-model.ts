import { ModelId } from '#core';
import type { CatalogModel, EffortSupport } from '../schema.ts';
import type { ListReadOn } from './compare-prices.ts';
import { type ListedModel, MODELS_DEV } from './listed-model.ts';
import { toPriceEntry } from './to-price-entry.ts';

function toEffort({ family, effortLevels }: ListedModel, source: string): EffortSupport {
  if (effortLevels === undefined) {
    return {
      sentAs: 'none',
      source: `${source}: no effort levels are listed, so none is sent`,
      sourceKind: 'user',
    };
  }
  const [first, ...rest] = effortLevels;
  if (first === undefined) return { sentAs: 'none', source, sourceKind: 'user' };
  const levels = [first, ...rest];
  return family === 'anthropic'
    ? { sentAs: 'output_config.effort', levels, perMessage: false, source, sourceKind: 'user' }
    : { sentAs: 'reasoning_effort', levels, source, sourceKind: 'user' };
}

/** Makes a catalog model of a listed one that the catalog does not know; what no list says is absent. */
export function toCatalogModel(listed: ListedModel, list: ListReadOn): CatalogModel {
  const source = `${list.title}, read ${list.readOn}`;
  const { id, family, contextWindowTokens, maxOutputTokens } = listed;
  const hasLimits = contextWindowTokens !== undefined || maxOutputTokens !== undefined;
  const capabilities = {
    ...(contextWindowTokens === undefined ? {} : { contextWindowTokens }),
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    source,
    sourceKind: 'user' as const,
  };
  return {
    id: ModelId.parse(id),
    aliases: [],
    family,
    wireFormats: [family === 'anthropic' ? 'anthropic-messages' : 'openai-chat'],
    source,
    sourceKind: 'user',
    ...(hasLimits ? { capabilities } : {}),
    effort: toEffort(listed, source),
    constraints: [],
    // no other list states prices
    prices: listed.prices.map((price) => toPriceEntry(price, { ...list, title: MODELS_DEV })),
  };
}
