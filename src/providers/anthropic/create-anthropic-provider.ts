import type { Provider } from '../provider.ts';
import { createUpstreamProvider } from '../upstream/create-upstream-provider.ts';
import { requestHeaders } from './request-headers.ts';
import type { AnthropicProviderConfig } from './schema.ts';

/** Makes the provider of an upstream that speaks Anthropic Messages. */
export function createAnthropicProvider(config: AnthropicProviderConfig): Provider {
  return createUpstreamProvider(config, { format: 'anthropic-messages', requestHeaders });
}
