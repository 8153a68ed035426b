import type { Provider } from '../provider.ts';
import { createUpstream } from '../upstream/create-upstream.ts';
import { upstreamUrl } from '../upstream/upstream-url.ts';
import { requestHeaders } from './request-headers.ts';
import type { AnthropicProviderConfig } from './schema.ts';

/** Makes the provider of an upstream that speaks Anthropic Messages. */
export function createAnthropicProvider(config: AnthropicProviderConfig): Provider {
  const { origin, path } = upstreamUrl(config.baseUrl, 'anthropic-messages');
  const upstream = createUpstream(origin, config);
  return {
    id: config.id,
    formats: ['anthropic-messages'],
    open: (request) =>
      upstream.post({
        path,
        headers: requestHeaders(request, config.apiKey),
        body: request.body,
        signal: request.signal,
      }),
    close: () => upstream.close(),
  };
}
