import { type Catalog, ServiceTier } from '#catalog';
import type { Cost, IsoDate, Usage } from '#core';
import type { JsonObject } from '#wire';

/** A call that used something. */
export interface UsedCall {
  readonly modelId: string;
  /** The model that the answer names. */
  readonly servedModelId: string | undefined;
  readonly usage: Usage;
  readonly at: IsoDate;
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
 * Shape   the service tier is the one that the usage names, else the one that was asked for, else standard
 */
export function priceAttempt(catalog: Catalog, call: UsedCall): PricedAttempt {
  const { usage, at } = call;
  const pricedModelId = answeringModel(catalog, call);
  const serviceTier = readTier(usage.raw) ?? readTier(call.body);
  const tier = serviceTier === undefined ? {} : { serviceTier };
  const { cost } = catalog.priceUsage({ model: pricedModelId, usage, at, ...tier });
  return { cost, pricedModelId };
}

function answeringModel(catalog: Catalog, { modelId, servedModelId }: UsedCall): string {
  if (servedModelId === undefined || catalog.findModel(servedModelId).status !== 'found') return modelId;
  return servedModelId;
}

/** Words such as `auto` and `default` name no tier of their own. */
function readTier(holder: unknown): ServiceTier | undefined {
  if (typeof holder !== 'object' || holder === null || !('service_tier' in holder)) return undefined;
  return ServiceTier.options.find((tier) => tier === holder.service_tier);
}
