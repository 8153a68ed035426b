import type { Catalog, ServiceTier } from '#catalog';
import type { IsoDate, UnpricedReason } from '#core';
import type { ModelPart, ResolvedWork } from './resolve-scenario.ts';

/** The prices that count: of which catalog, on which day. */
export interface Prices {
  readonly catalog: Catalog;
  readonly at: IsoDate;
}

/** A model of a kind of work that has no price, and in which service tier. */
export interface UnpricedPart {
  readonly model: string;
  readonly serviceTier: ServiceTier;
  readonly reason: UnpricedReason;
}

/** What the models of one kind of work cost in its first month, or which of them have no price. */
export type WorkCost =
  | { readonly status: 'priced'; readonly beforeUsd: number; readonly afterUsd: number }
  | { readonly status: 'unpriced'; readonly parts: readonly UnpricedPart[] };

interface PartCost {
  readonly costUsd: number;
  readonly unpriced: readonly UnpricedPart[];
}

function pricePart(part: ModelPart, requests: number, { catalog, at }: Prices): PartCost {
  const { model, inputTokens, outputTokens, share, batchShare } = part;
  let costUsd = 0;
  const unpriced: UnpricedPart[] = [];
  const tiers = [
    { serviceTier: 'standard', weight: 1 - batchShare },
    { serviceTier: 'batch', weight: batchShare },
  ] as const;
  for (const { serviceTier, weight } of tiers) {
    // what is never called needs no price
    if (share * weight === 0) continue;
    const cost = catalog.estimateCost({ model, inputTokens, outputTokens, at, serviceTier });
    if (cost.status === 'priced') costUsd += requests * share * weight * cost.costUsd;
    else unpriced.push({ model, serviceTier, reason: cost.reason });
  }
  return { costUsd, unpriced };
}

/**
 * Prices one kind of work before and after the change.
 *
 * Shape   one part without a price leaves the whole kind unpriced: half of a mix would look like a saving
 * Units   USD in the first month, at list prices
 */
export function priceWork(work: ResolvedWork, prices: Prices): WorkCost {
  const before = pricePart(work.today, work.requests, prices);
  const after = work.proposed.map((part) => pricePart(part, work.requests, prices));
  const parts = [before, ...after].flatMap(({ unpriced }) => unpriced);
  if (parts.length > 0) return { status: 'unpriced', parts };
  const afterUsd = after.reduce((sum, { costUsd }) => sum + costUsd, 0);
  return { status: 'priced', beforeUsd: before.costUsd, afterUsd };
}
