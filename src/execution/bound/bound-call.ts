import type { Catalog, CatalogModel } from '#catalog';
import type { Cost, IsoDate, Usage } from '#core';
import { askedService } from '../attempt/billed-service.ts';
import type { CallSize } from './measure-call.ts';

/** A call that is about to be made. */
export interface CallToBound {
  readonly modelId: string;
  readonly size: CallSize;
  readonly at: IsoDate;
}

/** The most that a call can cost; where nothing bounds it, what is to blame. */
export interface CallBound {
  readonly cost: Cost;
  /** Names what has no bound; absent when the price is what is missing. */
  readonly problem?: string;
}

type BoundedSize = Extract<CallSize, { status: 'bounded' }>;

/**
 * Says the most that a call can cost at list price: all tokens that its size allows, in the dearest way of counting
 * them (plain, or written to a cache), in the service that it asks for.
 *
 * Shape   unpriced when nothing bounds it, or when a price is not known
 */
export function boundCall(catalog: Catalog, { modelId, size, at }: CallToBound): CallBound {
  const found = catalog.findModel(modelId);
  if (found.status !== 'found') return { cost: { status: 'unpriced', reason: 'unknown-model' } };
  if (size.status === 'unbounded') return unbounded(size.problem);
  const imageTokens = found.model.capabilities?.imageMaxTokens;
  if (size.images > 0 && imageTokens === undefined) return unbounded('an image');
  const inputTokens = size.inputTokens + size.images * (imageTokens ?? 0);
  return { cost: dearest(catalog, found.model, { size: { ...size, inputTokens }, at }) };
}

function unbounded(problem: string): CallBound {
  return { cost: { status: 'unpriced', reason: 'usage-unknown' }, problem };
}

function dearest(catalog: Catalog, model: CatalogModel, call: { size: BoundedSize; at: IsoDate }): Cost {
  const { size, at } = call;
  const { inputTokens, outputTokens } = size;
  const service = askedService(size.body, model);
  if (service.status === 'unknown') return { status: 'unpriced', reason: 'no-price-at-date' };
  const { serviceTier } = service;
  const priceOf = (usage: Usage) => catalog.priceUsage({ model, usage, at, serviceTier }).cost;
  const plain = priceOf({ inputTokens, outputTokens });
  if (size.cacheWrites === 'none') return plain;
  const written = [
    priceOf({ inputTokens: 0, cacheWrite5mTokens: inputTokens, outputTokens }),
    priceOf({ inputTokens: 0, cacheWrite1hTokens: inputTokens, outputTokens }),
  ];
  const isPriceNeeded = size.cacheWrites === 'asked' && model.family === 'anthropic';
  // elsewhere a write without a price of its own is no extra cost
  return [plain, ...(isPriceNeeded ? written : written.filter(({ status }) => status === 'priced'))].reduce(
    dearer,
  );
}

function dearer(one: Cost, other: Cost): Cost {
  if (one.status === 'unpriced') return one;
  return other.status === 'priced' && one.costUsd > other.costUsd ? one : other;
}
