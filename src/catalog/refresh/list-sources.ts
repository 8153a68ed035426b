import type { Secret } from '#core';
import { parseAnthropicList } from './anthropic-list.ts';
import { parseGoogleList } from './google-list.ts';
import { type ListedFamily, type ListPage, type ListSource, MODELS_DEV } from './listed-model.ts';
import { parseModelsDev } from './models-dev-list.ts';
import { parseOpenaiList } from './openai-list.ts';

/** A provider whose key is known. */
export interface KeyedEndpoint {
  readonly family: ListedFamily;
  /** As its SDKs take it. */
  readonly baseUrl: string;
  readonly apiKey: Secret;
}

/** Where models.dev publishes its data. */
export const MODELS_DEV_URL = 'https://models.dev/api.json';

const MEGABYTE = 1_048_576;
const MOST_ON_A_PAGE = '1000';

interface Protocol {
  readonly url: (baseUrl: string) => URL;
  readonly headers: (key: string) => Readonly<Record<string, string>>;
  readonly parse: (body: unknown) => ListPage | undefined;
}

const PROTOCOLS: Readonly<Record<ListedFamily, Protocol>> = {
  anthropic: {
    url: (baseUrl) => new URL(`/v1/models?limit=${MOST_ON_A_PAGE}`, baseUrl),
    headers: (key) => ({ 'x-api-key': key, 'anthropic-version': '2023-06-01' }),
    parse: parseAnthropicList,
  },
  openai: {
    url: (baseUrl) => new URL('/v1/models', baseUrl),
    headers: (key) => ({ authorization: `Bearer ${key}` }),
    parse: parseOpenaiList,
  },
  google: {
    url: (baseUrl) => new URL(`/v1beta/models?pageSize=${MOST_ON_A_PAGE}`, baseUrl),
    headers: (key) => ({ 'x-goog-api-key': key }),
    parse: parseGoogleList,
  },
};

/** Says where and how the lists are read: models.dev always, a provider's own where its key is known. */
export function listSources(
  endpoints: readonly KeyedEndpoint[],
  modelsDevUrl: string,
): readonly ListSource[] {
  const own = endpoints.map(({ family, baseUrl, apiKey }) => {
    const { url, headers, parse } = PROTOCOLS[family];
    return {
      title: family,
      url: url(baseUrl).href,
      headers: () => headers(apiKey.reveal()),
      maxBodyBytes: 4 * MEGABYTE,
      parse,
    };
  });
  return [
    {
      title: MODELS_DEV,
      url: modelsDevUrl,
      headers: () => ({}),
      maxBodyBytes: 64 * MEGABYTE,
      parse: parseModelsDev,
    },
    ...own,
  ];
}
