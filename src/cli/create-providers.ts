import { join, resolve } from 'node:path';
import type { Catalog } from '#catalog';
import { assertNever, Secret, VernierError } from '#core';
import {
  AnthropicProviderConfig,
  createAnthropicProvider,
  createOpenaiChatProvider,
  createProviderRegistry,
  createRecordedProvider,
  modelsOfRecordings,
  OpenaiChatProviderConfig,
  type Provider,
  type ProviderRegistry,
  type ProviderRoute,
  type RecordedRow,
} from '#providers';
import type { UpstreamConfig } from './config/vernier-config.ts';
import { PACKAGE_ROOT } from './package-facts.ts';

/** Questions and answers that come with Vernier, so that something answers before anything is configured. */
export const SAMPLE_FILE = join(PACKAGE_ROOT, 'examples', 'first-answers', 'recordings.jsonl');

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
  readonly readRecordings: (paths: readonly string[]) => Promise<readonly RecordedRow[]>;
}

/** The providers, and whether they are only the sample. */
export interface Providers {
  readonly registry: ProviderRegistry;
  readonly isSample: boolean;
  /** One recorded prompt to try, where answers are recorded. */
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
    formats: [...anthropic.formats, ...openai.formats],
    open: (request) => (request.format === 'openai-chat' ? openai : anthropic).open(request),
    close: async () => {
      await Promise.all([anthropic.close(), openai.close()]);
    },
  };
  return { route: { provider, models: ['*'] } };
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

/**
 * Makes the providers of the flags and the configuration; without any, the sample answers.
 *
 * Throws  'file-unreadable', 'recordings-invalid' for recordings that cannot be used; 'config-invalid' for an upstream
 */
export async function createProviders(sources: ProviderSources): Promise<Providers> {
  const { recordings, upstream, upstreamKey = 'none' } = sources;
  const routes = [
    ...(recordings === undefined ? [] : [await recordedRoute('recorded', recordings, sources)]),
    ...(await Promise.all(sources.providers.map((config) => routeOf(config, sources)))),
    ...(upstream === undefined ? [] : [everyModelRoute(upstream, upstreamKey)]),
  ];
  const isSample = routes.length === 0;
  if (isSample) routes.push(await recordedRoute('sample', [SAMPLE_FILE], sources));
  const prompt = routes.map((one) => one.examplePrompt).find((one) => one !== undefined);
  return {
    registry: createProviderRegistry(routes.map((one) => one.route)),
    isSample,
    ...(prompt === undefined ? {} : { examplePrompt: prompt }),
  };
}
