import type { JsonObject } from '../json/json-object.ts';

const MESSAGES = [{ role: 'user', content: 'Hi' }];

/** Makes a small Anthropic request, with what a test adds or replaces. */
export function createAnthropicRequest(more: JsonObject = {}): JsonObject {
  return { model: 'auto', max_tokens: 100, messages: MESSAGES, ...more };
}

/** Makes a small OpenAI request, with what a test adds or replaces. */
export function createOpenaiRequest(more: JsonObject = {}): JsonObject {
  return { model: 'auto', messages: MESSAGES, ...more };
}
