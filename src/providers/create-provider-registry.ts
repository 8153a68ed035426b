import type { Provider } from './provider.ts';

/** Takes every model that no provider names. */
const ANY_MODEL = '*';

/** Which models a provider serves. */
export interface ProviderRoute {
  readonly provider: Provider;
  /** Model ids as callers and plans write them; `*` takes every id that no route names. */
  readonly models: readonly string[];
}

/** Finds the provider of a model. */
export interface ProviderRegistry {
  find(modelId: string): Provider | undefined;
  /** The model ids that routes name, in their order. */
  readonly modelIds: readonly string[];
  /** Closes every provider. */
  close(): Promise<void>;
}

/** Makes the table of models and their providers; where two routes name a model, the first one has it. */
export function createProviderRegistry(routes: readonly ProviderRoute[]): ProviderRegistry {
  const byModel = new Map<string, Provider>();
  for (const { provider, models } of routes) {
    for (const model of models) {
      if (!byModel.has(model)) byModel.set(model, provider);
    }
  }
  const rest = byModel.get(ANY_MODEL);
  byModel.delete(ANY_MODEL);
  return {
    find: (modelId) => byModel.get(modelId) ?? rest,
    modelIds: [...byModel.keys()],
    async close() {
      const providers = new Set(routes.map((route) => route.provider));
      await Promise.all([...providers].map((provider) => provider.close()));
    },
  };
}
