export { AnthropicProviderConfig, createAnthropicProvider } from './anthropic/index.ts';
export { ByteQueue } from './byte-queue.ts';
export {
  createProviderRegistry,
  type ProviderRegistry,
  type ProviderRoute,
} from './create-provider-registry.ts';
export { decode, type DecodeOptions, type PartReceiver, type PartSource } from './decode.ts';
export * from './discovery/index.ts';
export { createOpenaiChatProvider, OpenaiChatProviderConfig } from './openai-chat/index.ts';
export type { Provider, UpstreamHeaders, UpstreamRequest, UpstreamResponse } from './provider.ts';
export * from './recorded/index.ts';
export type { Wait } from './say-answer.ts';
export * from './simulated/index.ts';
export * from './student/index.ts';
export { tap, type TapOptions, type TappedBody } from './tap.ts';
