import type { Catalog } from '#catalog';
import { type IsoDate, Secret } from '#core';
import { chooseModels, type ChosenModels } from './choose-models.ts';
import type { DiscoveredProvider, Discovery } from './discovered-provider.ts';
import { KNOWN_PROVIDERS, type KnownProvider } from './known-providers.ts';

/** What keys are looked for in, and what says which models they reach. */
export interface KeySources {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly catalog: Catalog;
  readonly today: IsoDate;
}

/** Printable ASCII without blanks: what can stand in a header, and what every key is made of. */
const SENDABLE = /^[\u0021-\u007e]+$/u;

function modelsOf({ models }: KnownProvider, { catalog, today }: KeySources): ChosenModels {
  return models.from === 'catalog'
    ? chooseModels(catalog, { family: models.family, today })
    : { rungs: models.ids, alsoNamed: [] };
}

function toProvider(known: KnownProvider, variable: string, sources: KeySources): DiscoveredProvider {
  const { id, type, baseUrl } = known;
  const { rungs, alsoNamed } = modelsOf(known, sources);
  return {
    id,
    type,
    baseUrl,
    apiKey: new Secret(sources.env[variable]?.trim() ?? '', `the variable ${variable}`),
    foundAt: { kind: 'variable', variable },
    models: rungs.map((model) => ({ id: model })),
    alsoNamed,
  };
}

/** Finds the providers whose keys stand in the environment; blanks around a key are no part of it. */
export function findKeyedProviders(sources: KeySources): Discovery {
  const { env } = sources;
  const isSet = (variable: string) => (env[variable]?.trim() ?? '') !== '';
  const isSendable = (variable: string) => SENDABLE.test(env[variable]?.trim() ?? '');
  const providers = KNOWN_PROVIDERS.flatMap((known) => {
    const variable = known.variables.find((name) => isSet(name) && isSendable(name));
    return variable === undefined ? [] : [toProvider(known, variable, sources)];
  });
  const notes = KNOWN_PROVIDERS.flatMap((known) => known.variables)
    .filter((variable) => isSet(variable) && !isSendable(variable))
    .map(
      (variable) =>
        `${variable} holds a line break, a blank or a letter that no key has, and is not used: copy it again`,
    );
  return { providers: providers.filter(({ models }) => models.length > 0), notes };
}
