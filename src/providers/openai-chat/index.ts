export { createOpenaiChatProvider } from './create-openai-chat-provider.ts';
export { OpenaiChatProviderConfig } from './schema.ts';
