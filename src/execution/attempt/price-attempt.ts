import type { Catalog } from '#catalog';
import type { Cost, IsoDate, Usage } from '#core';
import type { JsonObject } from '#wire';
import { billedService } from './billed-service.ts';

/** A call that used something. */
export interface UsedCall {
  readonly modelId: string;
  /** The model that the answer names. */
  readonly servedModelId: string | undefined;
  readonly usage: Usage;
  readonly at: IsoDate;
  /** The service tier that answered, where the upstream says it beside its usage. */
  readonly servedTier?: string | undefined;
  /** The caller's body, which may ask for a service tier. */
  readonly body: JsonObject;
}

/** What a call cost, and at the prices of which model. */
export interface PricedAttempt {
  readonly cost: Cost;
  readonly pricedModelId: string;
}

/**
 * Prices what a call used, as the model that answered where the catalog knows it, else as the one that was asked.
 *
 * Shape   the service (tier, speed, place) is the one that answered, else the one that was asked for, else standard;
 *         unpriced where the catalog has no price of that service
 */
export function priceAttempt(catalog: Catalog, call: UsedCall): PricedAttempt {
  const { usage, at } = call;
  const pricedModelId = answeringModel(catalog, call);
  const found = catalog.findModel(pricedModelId);
  const service = billedService(call, found.status === 'found' ? found.model : undefined);
  if (service.status === 'unknown') {
    return { cost: { status: 'unpriced', reason: 'no-price-at-date' }, pricedModelId };
  }
  const { serviceTier } = service;
  const { cost } = catalog.priceUsage({ model: pricedModelId, usage, at, serviceTier });
  return { cost, pricedModelId };
}

function answeringModel(catalog: Catalog, { modelId, servedModelId }: UsedCall): string {
  if (servedModelId === undefined || catalog.findModel(servedModelId).status !== 'found') return modelId;
  return servedModelId;
}
