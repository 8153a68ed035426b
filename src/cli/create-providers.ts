import { join, resolve } from 'node:path';
import type { Catalog } from '#catalog';
import { assertNever, Secret } from '#core';
import {
  createAnthropicProvider,
  createOpenaiChatProvider,
  createProviderRegistry,
  createRecordedProvider,
  modelsOfRecordings,
  type Provider,
  type ProviderRegistry,
  type ProviderRoute,
  readRecordings,
} from '#providers';
import { AnthropicProviderConfig, OpenaiChatProviderConfig } from '#providers';
import type { UpstreamConfig } from './config.ts';
import { PACKAGE_ROOT } from './package-facts.ts';

/** Questions and answers that come with Vernier, so that something answers before anything is configured. */
const SAMPLE_FILE = join(PACKAGE_ROOT, 'examples', 'first-answers', 'recordings.jsonl');

/** Where the providers come from. */
export interface ProviderSources {
  readonly catalog: Catalog;
  readonly providers: readonly UpstreamConfig[];
  /** Relative file paths start here. */
  readonly directory: string;
  /** One base URL that takes every model in both formats: `--upstream`. */
  readonly upstream?: string;
  readonly upstreamKey?: string;
  /** Recordings files from the command line: `--recordings`. */
  readonly recordings?: readonly string[];
}

/** The providers, and whether they are only the sample. */
export interface Providers {
  readonly registry: ProviderRegistry;
  readonly isSample: boolean;
  /** One recorded prompt to try, where answers are recorded. */
  readonly examplePrompt?: string;
}

async function recordedRoute(files: readonly string[], catalog: Catalog, id: string) {
  const { rows, problems } = await readRecordings(files);
  const route: ProviderRoute = {
    provider: createRecordedProvider({ id, rows, catalog }),
    models: modelsOfRecordings(rows),
  };
  return { route, problems, examplePrompt: rows[0]?.prompt };
}

/** One upstream that speaks both formats under one base URL, for every model name. */
function everyModelRoute(baseUrl: string, key: string): ProviderRoute {
  const common = { baseUrl, apiKey: new Secret(key) };
  const anthropic = createAnthropicProvider(AnthropicProviderConfig.parse({ ...common, id: 'upstream' }));
  const openai = createOpenaiChatProvider(OpenaiChatProviderConfig.parse({ ...common, id: 'upstream' }));
  const provider: Provider = {
    id: 'upstream',
    formats: [...anthropic.formats, ...openai.formats],
    open: (request) => (request.format === 'openai-chat' ? openai : anthropic).open(request),
    close: async () => {
      await Promise.all([anthropic.close(), openai.close()]);
    },
  };
  return { provider, models: ['*'] };
}

async function routeOf(config: UpstreamConfig, sources: ProviderSources): Promise<ProviderRoute> {
  switch (config.type) {
    case 'anthropic':
      return { provider: createAnthropicProvider(config), models: config.models };
    case 'openai-chat':
      return { provider: createOpenaiChatProvider(config), models: config.models };
    case 'recorded': {
      const files = config.files.map((file) => resolve(sources.directory, file));
      return (await recordedRoute(files, sources.catalog, config.id)).route;
    }
    default:
      return assertNever(config);
  }
}

/**
 * Makes the providers of the configuration and the flags; without any, the sample answers.
 *
 * Throws  'file-unreadable', 'recordings-invalid' for recordings that cannot be used
 */
export async function createProviders(sources: ProviderSources): Promise<Providers> {
  const routes = await Promise.all(sources.providers.map((config) => routeOf(config, sources)));
  let examplePrompt: string | undefined;
  if (sources.recordings !== undefined) {
    const recorded = await recordedRoute(sources.recordings, sources.catalog, 'recorded');
    routes.unshift(recorded.route);
    ({ examplePrompt } = recorded);
  }
  if (sources.upstream !== undefined)
    routes.push(everyModelRoute(sources.upstream, sources.upstreamKey ?? 'none'));
  const isSample = routes.length === 0;
  if (isSample) {
    const sample = await recordedRoute([SAMPLE_FILE], sources.catalog, 'sample');
    routes.push(sample.route);
    ({ examplePrompt } = sample);
  }
  const registry = createProviderRegistry(routes);
  return { registry, isSample, ...(examplePrompt === undefined ? {} : { examplePrompt }) };
}
