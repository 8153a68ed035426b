import type { Provider } from '../provider.ts';
import { createUpstreamProvider } from '../upstream/create-upstream-provider.ts';
import { requestHeaders } from './request-headers.ts';
import type { OpenaiChatProviderConfig } from './schema.ts';

/** Makes the provider of an upstream that speaks OpenAI Chat Completions. */
export function createOpenaiChatProvider(config: OpenaiChatProviderConfig): Provider {
  return createUpstreamProvider(config, { format: 'openai-chat', requestHeaders });
}
