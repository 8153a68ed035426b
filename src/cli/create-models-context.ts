import { type Catalog, type KeyedEndpoint, MODELS_DEV_URL, type ModelsCommandContext } from '#catalog';
import { toIsoDate } from '#core';
import type { CommandContext } from './command-context.ts';
import { openCatalogAloud } from './inputs/open-catalog-aloud.ts';

/** The providers whose models the catalog knows, by what discovery calls them. */
const FAMILIES = new Map<string, KeyedEndpoint['family']>([
  ['anthropic', 'anthropic'],
  ['openai', 'openai'],
  ['gemini', 'google'],
]);

async function findEndpoints(
  { environment: { env, clock } }: CommandContext,
  catalog: Catalog,
): Promise<readonly KeyedEndpoint[]> {
  // only a refresh needs the providers
  const { findKeyedProviders } = await import('#providers');
  const { providers } = findKeyedProviders({ env, catalog, today: toIsoDate(clock.now()) });
  return providers.flatMap(({ id, baseUrl, apiKey }) => {
    const family = FAMILIES.get(id);
    return family === undefined ? [] : [{ family, baseUrl, apiKey }];
  });
}

/** Makes what the models' commands are handed. */
export function createModelsContext(context: CommandContext): ModelsCommandContext {
  const { environment, terminal, answerIsNo } = context;
  const { clock, home } = environment;
  const catalog = openCatalogAloud(home, terminal);
  return {
    terminal,
    catalog,
    clock,
    home,
    fetch,
    findEndpoints: async () => await findEndpoints(context, catalog),
    modelsDevUrl: MODELS_DEV_URL,
    answerIsNo,
  };
}
