import { describeName } from '../json/describe-value.ts';
import { isJsonObject, type JsonObject } from '../json/json-object.ts';
import type { RequestView } from '../request-view.ts';
import {
  badField,
  readArray,
  readMessages,
  readModel,
  readObject,
  readStream,
  readTokenCap,
} from '../requests/check-field.ts';
import { composeView, type ReadMessage } from '../requests/compose-view.ts';
import { readContent } from '../requests/read-content.ts';
import { toSessionKey } from '../requests/session-key.ts';
import { textBytes } from '../requests/text-bytes.ts';

/** The roles of Chat Completions, and whose words they carry. */
const ROLES: ReadonlyMap<unknown, ReadMessage['role']> = new Map([
  ['system', 'system'],
  ['developer', 'system'],
  ['user', 'user'],
  ['assistant', 'assistant'],
  ['tool', 'tool'],
]);

/** The shapes of `response_format` that bind the answer to JSON. */
const SCHEMA_FORMATS: ReadonlySet<unknown> = new Set(['json_schema', 'json_object']);

/**
 * Reads what Vernier needs of a Chat Completions request, and checks only that.
 *
 * Throws  'bad-request' with the field's path, what it holds and what it may hold
 */
export function readOpenAiChatRequest(
  body: JsonObject,
  options: { readonly slashCommands: boolean },
): RequestView {
  const effort = body['reasoning_effort'] ?? undefined;
  return composeView(
    {
      format: 'openai-chat',
      model: readModel(body),
      stream: readStream(body),
      messages: readMessages(body).map(readMessage),
      systemTexts: [],
      tools: [...readArray(body, 'tools'), ...readArray(body, 'functions')],
      needsSchema: SCHEMA_FORMATS.has(readObject(body, 'response_format')?.['type']),
      maxOutputTokens: readTokenCap(body, 'max_completion_tokens') ?? readTokenCap(body, 'max_tokens'),
      effort: effort === undefined ? undefined : { field: 'reasoning_effort', value: effort },
      sessionKey: toSessionKey(body['prompt_cache_key']),
    },
    options,
  );
}

function readMessage(message: JsonObject, index: number): ReadMessage {
  const field = `messages.${index}`;
  const role = ROLES.get(message['role']);
  if (role === undefined) {
    const allowed = [...ROLES.keys()].join(', ');
    throw badField({ field: `${field}.role`, received: describeName(message['role']), allowed });
  }
  // an assistant that only called tools said nothing
  const content = role === 'assistant' ? (message['content'] ?? []) : message['content'];
  const toolCalls = message['tool_calls'] ?? message['function_call'];
  return {
    role,
    blocks: readContent(content, `${field}.content`),
    ...(role === 'assistant' && isPresent(toolCalls) ? { toolCallBytes: textBytes(toolCalls) } : {}),
  };
}

function isPresent(value: unknown): boolean {
  return (Array.isArray(value) && value.length > 0) || isJsonObject(value);
}
