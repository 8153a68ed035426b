import type { JsonObject } from '../reading/json-field.ts';

/** Gives the service tier that a provider's usage tells; Anthropic's fast mode stands beside its tier. */
export function usageTier(usage: JsonObject | undefined): unknown {
  return usage?.['speed'] === 'fast' ? 'fast' : usage?.['service_tier'];
}
