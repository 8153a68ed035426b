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
 * Shape   the service tier is the one that answered, else the one that was asked for, else standard
 */
export function priceAttempt(catalog: Catalog, call: UsedCall): PricedAttempt {
  const { usage, at } = call;
  const pricedModelId = answeringModel(catalog, call);
  const serviceTier = servedTier(call) ?? askedTier(call.body);
  const tier = serviceTier === undefined ? {} : { serviceTier };
  const { cost } = catalog.priceUsage({ model: pricedModelId, usage, at, ...tier });
  return { cost, pricedModelId };
}

function answeringModel(catalog: Catalog, { modelId, servedModelId }: UsedCall): string {
  if (servedModelId === undefined || catalog.findModel(servedModelId).status !== 'found') return modelId;
  return servedModelId;
}

function tierWord(holder: unknown): string | undefined {
  if (typeof holder !== 'object' || holder === null || !('service_tier' in holder)) return undefined;
  return typeof holder.service_tier === 'string' ? holder.service_tier : undefined;
}

/** Words such as `default` name no tier of their own: they are standard. */
function servedTier({ usage, servedTier: said }: UsedCall): ServiceTier | undefined {
  const word = said ?? tierWord(usage.raw);
  if (word === undefined) return undefined;
  return ServiceTier.options.find((tier) => tier === word) ?? 'standard';
}

/** The service tier that a body asks for; words such as `auto` and `default` ask for none. */
export function askedTier(body: JsonObject): ServiceTier | undefined {
  return ServiceTier.options.find((tier) => tier === tierWord(body));
}
