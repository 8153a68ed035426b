import type { Catalog } from '#catalog';
import type { IsoDate, Secret } from '#core';
import { discoverProviders, findKeyedProviders } from '#providers';
import type { VernierConfig } from '../config/vernier-config.ts';
import { whereToLook } from '../ladder/discover-config.ts';
import type { Finding } from './finding.ts';

/** A provider that is called with a key. */
export interface KeyedProvider {
  readonly id: string;
  /** The format it speaks, which says where its models are listed and how the key is sent. */
  readonly type: 'anthropic' | 'openai-chat';
  readonly baseUrl: string;
  readonly apiKey: Secret;
}

/** The providers that `up` would have. */
export interface ProviderFacts {
  readonly keyed: readonly KeyedProvider[];
  /** All of them by their ids, those that need no key included. */
  readonly ids: readonly string[];
  /** Models that are paid for by the token, as far as they are named; `*` is any. */
  readonly models: readonly string[];
  /** Every model that answers to its name; undefined where nobody knows: recordings are not read, `*` is any. */
  readonly served: readonly string[] | undefined;
  /** What is wrong with keys that were found and cannot be used. */
  readonly findings: readonly Finding[];
}

/** Where providers that nobody configured are looked for. */
export interface ProviderPlaces {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly catalog: Catalog;
  readonly today: IsoDate;
}

/** The providers of the configuration. */
export function configuredProviders({ providers }: VernierConfig): ProviderFacts {
  const keyed = providers.filter((provider) => provider.type !== 'recorded');
  const models = keyed.flatMap((provider) => provider.models);
  const isKnown = keyed.length === providers.length && !models.includes('*');
  return {
    keyed,
    ids: providers.map(({ id }) => id),
    models,
    served: isKnown ? models : undefined,
    findings: [],
  };
}

/**
 * Finds the providers that `up` would have: those of the configuration, else by keys in the environment and servers of
 * this machine.
 *
 * Throws  'config-invalid' when it is said wrongly where to look
 */
export async function findProviders(config: VernierConfig, places: ProviderPlaces): Promise<ProviderFacts> {
  const configured = configuredProviders(config);
  if (configured.ids.length > 0) return configured;
  const where = whereToLook(config.discover, places.env);
  const found = where.environment ? findKeyedProviders(places) : { providers: [], notes: [] };
  const local = await discoverProviders({ ...places, ...where, environment: false });
  return {
    keyed: found.providers,
    ids: [...found.providers, ...local.providers].map(({ id }) => id),
    models: found.providers.flatMap(({ models }) => models.map(({ id }) => id)),
    served: [...found.providers, ...local.providers].flatMap(({ models, alsoNamed }) => [
      ...models.map(({ id }) => id),
      ...alsoNamed,
    ]),
    findings: [
      ...found.notes.map((note): Finding => ({ what: 'key', status: 'problem', found: note })),
      ...local.notes.map((note): Finding => ({ what: 'providers', status: 'note', found: note })),
    ],
  };
}
