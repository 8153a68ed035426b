export { createAnthropicProvider } from './create-anthropic-provider.ts';
export { AnthropicProviderConfig } from './schema.ts';
