import { type CatalogModel, ServiceTier } from '#catalog';
import type { Usage } from '#core';
import type { JsonObject } from '#wire';

/** In which of a provider's services a call is billed; unknown when the catalog has no price of its kind. */
export type BilledService =
  | { readonly status: 'known'; readonly serviceTier: ServiceTier }
  | { readonly status: 'unknown' };

/** What an answer says of its service, and the body that asked for it. */
export interface ServedCall {
  readonly usage: Usage;
  /** The service tier that answered, where the upstream says it beside its usage. */
  readonly servedTier?: string | undefined;
  readonly body: JsonObject;
}

interface ServiceWords {
  readonly tier: ServiceTier;
  readonly speed: string | undefined;
  readonly geo: string | undefined;
}

/** Places of inference that cost what the list says; a place of the caller's choice costs more, by how much no data says. */
const LIST_PRICE_PLACES: ReadonlySet<string> = new Set(['global', 'not_available', '']);

function wordOf(holder: unknown, field: string): string | undefined {
  if (typeof holder !== 'object' || holder === null) return undefined;
  const word: unknown = Reflect.get(holder, field) ?? undefined;
  return word === undefined || typeof word === 'string' ? word : 'no word';
}

function serviceOf({ tier, speed, geo }: ServiceWords, model: ServiceModel): BilledService {
  const isElsewhere = model?.family === 'anthropic' && geo !== undefined && !LIST_PRICE_PLACES.has(geo);
  if (isElsewhere) return { status: 'unknown' };
  if (speed === undefined || speed === 'standard') return { status: 'known', serviceTier: tier };
  const isFast = speed === 'fast' && tier === 'standard';
  return isFast ? { status: 'known', serviceTier: 'fast' } : { status: 'unknown' };
}

/** The model whose prices hold, where the catalog knows it. */
type ServiceModel = Pick<CatalogModel, 'family'> | undefined;

/** Words such as `auto` and `default` name no tier of their own: they are standard. */
function tierOf(word: string | undefined): ServiceTier {
  return ServiceTier.options.find((tier) => tier === word) ?? 'standard';
}

/** Reads the service that a body asks for: `service_tier`, Anthropic's `speed` and `inference_geo`. */
export function askedService(body: JsonObject, model: ServiceModel): BilledService {
  const tier = tierOf(wordOf(body, 'service_tier'));
  return serviceOf({ tier, speed: wordOf(body, 'speed'), geo: wordOf(body, 'inference_geo') }, model);
}

/** Reads the service that answered, as far as the answer says it; else what was asked for. */
export function billedService({ usage, servedTier, body }: ServedCall, model: ServiceModel): BilledService {
  const { raw } = usage;
  const saidOf = (field: string) => wordOf(raw, field) ?? wordOf(body, field);
  const tier = tierOf(servedTier ?? saidOf('service_tier'));
  return serviceOf({ tier, speed: saidOf('speed'), geo: saidOf('inference_geo') }, model);
}
