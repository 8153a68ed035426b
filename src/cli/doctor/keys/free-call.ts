import type { KeyedProvider } from '../find-providers.ts';

/** A path segment that names a version of an interface: `v1`, `v1beta`. */
const VERSION_SEGMENT = /^v\d+[a-z0-9]*$/u;

/** Gives the call that tries a key and costs nothing: the list of models. */
export function freeCall({ type, baseUrl, apiKey }: Omit<KeyedProvider, 'id'>): {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
} {
  const { origin, hostname, pathname } = new URL(baseUrl);
  const path = pathname.replace(/\/+$/u, '');
  const hasVersion = path.split('/').some((segment) => VERSION_SEGMENT.test(segment));
  // OpenRouter lists its models to everybody: its documentation has /key to look at one's own key
  const resource = hostname === 'openrouter.ai' ? 'key' : 'models';
  return {
    url: `${origin}${path}${hasVersion ? '' : '/v1'}/${resource}`,
    headers:
      type === 'anthropic'
        ? { 'x-api-key': apiKey.reveal(), 'anthropic-version': '2023-06-01' }
        : { authorization: `Bearer ${apiKey.reveal()}` },
  };
}
