import type { DiscoveredProvider, Discovery } from './discovered-provider.ts';
import { findKeyedProviders, type KeySources } from './find-keyed-providers.ts';
import { findLocalServers, type LocalSearch } from './find-local-servers.ts';

/** Where providers are looked for. */
export interface DiscoverySources extends KeySources, LocalSearch {
  /** Whether keys in the environment count. */
  readonly environment: boolean;
  /** Whether this machine is asked for model servers. */
  readonly local: boolean;
}

const NOTHING: Discovery = { providers: [], notes: [] };

/** Leaves a name to the provider that has it first, as the registry does, so that nothing else is said of it. */
function withoutRepeats(providers: readonly DiscoveredProvider[]): Discovery {
  const taken = new Map<string, string>();
  const notes: string[] = [];
  const kept = providers.map((provider) => {
    const models = provider.models.filter(({ id }) => {
      const holder = taken.get(id);
      if (holder !== undefined) notes.push(`${provider.id} has ${id} as well, which ${holder} answers`);
      return holder === undefined;
    });
    for (const name of [...models.map(({ id }) => id), ...provider.alsoNamed]) taken.set(name, provider.id);
    return { ...provider, models };
  });
  return { providers: kept.filter(({ models }) => models.length > 0), notes };
}

/** Looks for providers that nobody configured: keys in the environment first, then servers of this machine. */
export async function discoverProviders(sources: DiscoverySources): Promise<Discovery> {
  const keyed = sources.environment ? findKeyedProviders(sources) : NOTHING;
  const local = sources.local ? await findLocalServers(sources) : NOTHING;
  const { providers, notes } = withoutRepeats([...keyed.providers, ...local.providers]);
  return { providers, notes: [...keyed.notes, ...local.notes, ...notes] };
}
