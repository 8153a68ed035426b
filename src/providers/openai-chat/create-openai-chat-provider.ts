import type { Provider } from '../provider.ts';
import { createUpstream } from '../upstream/create-upstream.ts';
import { upstreamUrl } from '../upstream/upstream-url.ts';
import { requestHeaders } from './request-headers.ts';
import type { OpenaiChatProviderConfig } from './schema.ts';

/** Makes the provider of an upstream that speaks OpenAI Chat Completions. */
export function createOpenaiChatProvider(config: OpenaiChatProviderConfig): Provider {
  const { origin, path } = upstreamUrl(config.baseUrl, 'openai-chat');
  const upstream = createUpstream(origin, config);
  return {
    id: config.id,
    formats: ['openai-chat'],
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
