import { resolve } from 'node:path';
import type { Catalog } from '#catalog';
import { assertNever, type IsoDate, Secret, VernierError } from '#core';
import {
  AnthropicProviderConfig,
  createAnthropicProvider,
  createOpenaiChatProvider,
  createProviderRegistry,
  createRecordedProvider,
  type DiscoveredProvider,
  discoverProviders,
  type Discovery,
  modelsOfRecordings,
  OpenaiChatProviderConfig,
  type Provider,
  type ProviderRegistry,
  type ProviderRoute,
  type RecordedRow,
} from '#providers';
import type { UpstreamConfig } from './config/vernier-config.ts';
import { shortestPrompt, type OpenSampleWork } from './first-dials/sample-work.ts';
import { autoModels } from './ladder/auto-models.ts';
import { type DiscoverConfig, whereToLook } from './ladder/discover-config.ts';

/** Where the providers come from. */
export interface ProviderSources {
  readonly catalog: Catalog;
  readonly providers: readonly UpstreamConfig[];
  /** Where providers are looked for when nothing names one. */
  readonly discover: DiscoverConfig;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly today: IsoDate;
  /** Relative file paths start here. */
  readonly directory: string;
  /** One base URL that takes every model in both formats: `--upstream`. */
  readonly upstream?: string;
  readonly upstreamKey?: string;
  /** Recordings files from the command line: `--recordings`. */
  readonly recordings?: readonly string[];
  readonly readRecordings: (paths: readonly string[]) => Promise<readonly RecordedRow[]>;
  /** Opens what is served where there is no provider. */
  readonly openSample: () => OpenSampleWork;
}

/** The providers, and what was found on the way to them. */
export interface Providers {
  readonly registry: ProviderRegistry;
  /** The sample work, where it is all that answers. */
  readonly sample?: OpenSampleWork;
  /** What was found without being configured; empty where something is configured. */
  readonly discovery: Discovery;
  /** The models of `auto`, in any order, unless the configuration or a dial names them. */
  readonly autoModels: readonly string[];
  /** One prompt to try, where answers are recorded or simulated. */
  readonly examplePrompt?: string;
}

interface NewRoute {
  readonly route: ProviderRoute;
  readonly examplePrompt?: string;
}

/** The shortest prompt that every recorded model answered, so that it can be tried at any dial position. */
function examplePrompt(rows: readonly RecordedRow[], models: readonly string[]): string | undefined {
  const answered = rows.filter((row) => models.every((model) => row.answers[model] !== undefined));
  const prompts = (answered.length === 0 ? rows : answered).map((row) => row.prompt);
  return prompts.reduce((best, prompt) => (prompt.length < best.length ? prompt : best));
}

async function recordedRoute(
  id: string,
  files: readonly string[],
  sources: ProviderSources,
): Promise<NewRoute> {
  const rows = await sources.readRecordings(files);
  const models = modelsOfRecordings(rows);
  const prompt = examplePrompt(rows, models);
  return {
    route: { provider: createRecordedProvider({ id, rows, catalog: sources.catalog }), models },
    ...(prompt === undefined ? {} : { examplePrompt: prompt }),
  };
}

/** One upstream that speaks both formats under one base URL, for every model name. */
function everyModelRoute(baseUrl: string, key: string): NewRoute {
  const common = { baseUrl, apiKey: new Secret(key), id: 'upstream' };
  const checked = AnthropicProviderConfig.safeParse(common);
  if (!checked.success) {
    // a key may stand in what is wrong with the URL: only its origin is repeated
    const { origin } = new URL(baseUrl);
    throw new VernierError('config-invalid', `--upstream ${origin}: ${checked.error.issues[0]?.message}`);
  }
  const anthropic = createAnthropicProvider(checked.data);
  const openai = createOpenaiChatProvider(OpenaiChatProviderConfig.parse(common));
  const provider: Provider = {
    id: 'upstream',
    source: 'measured',
    formats: [...anthropic.formats, ...openai.formats],
    open: (request) => (request.format === 'openai-chat' ? openai : anthropic).open(request),
    close: async () => {
      await Promise.all([anthropic.close(), openai.close()]);
    },
  };
  return { route: { provider, models: ['*'] } };
}

function discoveredRoute({ id, type, baseUrl, apiKey, models, alsoNamed }: DiscoveredProvider): NewRoute {
  const config = { id, baseUrl, apiKey };
  const provider =
    type === 'anthropic'
      ? createAnthropicProvider(AnthropicProviderConfig.parse(config))
      : createOpenaiChatProvider(OpenaiChatProviderConfig.parse(config));
  return { route: { provider, models: [...models.map((model) => model.id), ...alsoNamed] } };
}

async function routeOf(config: UpstreamConfig, sources: ProviderSources): Promise<NewRoute> {
  switch (config.type) {
    case 'anthropic':
      return { route: { provider: createAnthropicProvider(config), models: config.models } };
    case 'openai-chat':
      return { route: { provider: createOpenaiChatProvider(config), models: config.models } };
    case 'recorded': {
      const files = config.files.map((file) => resolve(sources.directory, file));
      return await recordedRoute(config.id, files, sources);
    }
    default:
      return assertNever(config);
  }
}

async function configuredRoutes(sources: ProviderSources): Promise<NewRoute[]> {
  const { recordings, upstream, upstreamKey = 'none' } = sources;
  return [
    ...(recordings === undefined ? [] : [await recordedRoute('recorded', recordings, sources)]),
    ...(await Promise.all(sources.providers.map((config) => routeOf(config, sources)))),
    ...(upstream === undefined ? [] : [everyModelRoute(upstream, upstreamKey)]),
  ];
}

const NOTHING_FOUND: Discovery = { providers: [], notes: [] };

/**
 * Makes the providers of the flags and the configuration; where they name none, those that can be found; without any,
 * the sample answers.
 *
 * Throws  'file-unreadable', 'recordings-invalid' for recordings that cannot be used; 'config-invalid' for an upstream,
 *         or a place to look that there is not
 */
export async function createProviders(sources: ProviderSources): Promise<Providers> {
  const { discover, catalog, env, today } = sources;
  const places = whereToLook(discover, env);
  const configured = await configuredRoutes(sources);
  const discovery =
    configured.length > 0 ? NOTHING_FOUND : await discoverProviders({ ...places, catalog, env, today });
  const routes = [...configured, ...discovery.providers.map(discoveredRoute)];
  const sample = routes.length === 0 ? sources.openSample() : undefined;
  const prompt =
    sample === undefined
      ? routes.map((one) => one.examplePrompt).find((one) => one !== undefined)
      : shortestPrompt(sample.forms);
  const registry = createProviderRegistry(sample?.routes ?? routes.map((one) => one.route));
  return {
    registry,
    ...(sample === undefined ? {} : { sample }),
    discovery,
    autoModels: discovery.providers.length > 0 ? autoModels(discovery, catalog, today) : registry.modelIds,
    ...(prompt === undefined ? {} : { examplePrompt: prompt }),
  };
}
