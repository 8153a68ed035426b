import { describeName, describeShape } from '../json/describe-value.ts';
import { isJsonObject, type JsonObject, objectMember, stringMember } from '../json/json-object.ts';
import type { BodyEffort, RequestView } from '../request-view.ts';
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
import { readContent, textsOf } from '../requests/read-content.ts';
import { toSessionKey } from '../requests/session-key.ts';

/** The roles of the Messages interface; `system` may stand in mid-conversation. */
const ROLES = ['user', 'assistant', 'system'] as const;

/** Longest `metadata.user_id` that is parsed; the known clients send about 200 characters. */
const MAX_USER_ID_CHARACTERS = 4096;

/**
 * Reads what Vernier needs of a Messages request, and checks only that.
 *
 * Throws  'bad-request' with the field's path, what it holds and what it may hold
 */
export function readAnthropicRequest(
  body: JsonObject,
  options: { readonly slashCommands: boolean },
): RequestView {
  const messages = readMessages(body);
  const outputConfig = readObject(body, 'output_config');
  return composeView(
    {
      format: 'anthropic-messages',
      model: readModel(body),
      stream: readStream(body),
      messages: messages.flatMap(readMessage),
      systemTexts: readSystem(body),
      tools: readArray(body, 'tools'),
      needsSchema: isJsonObject(outputConfig?.['format']) || isJsonObject(body['output_format']),
      maxOutputTokens: readMaxTokens(body),
      effort: readEffort(body, messages),
      sessionKey: readSessionKey(body),
    },
    options,
  );
}

function readMaxTokens(body: JsonObject): number {
  const cap = readTokenCap(body, 'max_tokens');
  if (cap !== undefined) return cap;
  throw badField({
    field: 'max_tokens',
    received: 'missing',
    allowed: 'a whole number of tokens, which the format requires',
  });
}

/** The system text, block by block. */
export function readSystem(body: JsonObject): readonly string[] {
  const system = body['system'] ?? undefined;
  return system === undefined ? [] : textsOf(readContent(system, 'system'));
}

function readMessage(message: JsonObject, index: number): readonly ReadMessage[] {
  const field = `messages.${index}`;
  const role = ROLES.find((known) => known === message['role']);
  if (role === undefined) {
    throw badField({
      field: `${field}.role`,
      received: describeName(message['role']),
      allowed: ROLES.join(', '),
    });
  }
  if (role === 'system') checkEffortOnly(message, field);
  const content = role === 'system' ? (message['content'] ?? []) : message['content'];
  const blocks = readContent(content, `${field}.content`);
  const results = role === 'user' ? blocks.filter((block) => block.type === 'tool_result') : [];
  if (results.length === 0) return [{ role, blocks }];
  const said = blocks.filter((block) => block.type !== 'tool_result');
  const tool: ReadMessage = { role: 'tool', blocks: results };
  return said.length === 0 ? [tool] : [tool, { role, blocks: said, hasResults: true }];
}

function checkEffortOnly(message: JsonObject, field: string): void {
  const config = message['output_config'] ?? undefined;
  if (config === undefined || isJsonObject(config)) return;
  throw badField({ field: `${field}.output_config`, received: describeShape(config), allowed: 'an object' });
}

/** The effort in force for the next answer: the newest system message that sets one, else the request's own. */
function readEffort(body: JsonObject, messages: readonly JsonObject[]): BodyEffort | undefined {
  const field = 'output_config.effort';
  const configs = [body, ...messages.filter((message) => message['role'] === 'system')];
  const value = configs
    .map((holder) => objectMember(holder, 'output_config')?.['effort'])
    .findLast((effort) => effort !== undefined);
  if (value !== undefined) return value === null ? undefined : { field, value };
  const thinking = readObject(body, 'thinking');
  const budget = thinking?.['type'] === 'enabled' ? thinking['budget_tokens'] : undefined;
  return budget === undefined ? undefined : { field: 'thinking.budget_tokens', value: budget };
}

/** Claude Code puts a JSON text in `metadata.user_id`; older versions a name that ends in the session. */
function readSessionKey(body: JsonObject): string | undefined {
  const userId = stringMember(objectMember(body, 'metadata') ?? {}, 'user_id');
  if (userId === undefined || userId.length > MAX_USER_ID_CHARACTERS) return undefined;
  if (!userId.startsWith('{')) return toSessionKey(/_session_([\w-]+)$/.exec(userId)?.[1]);
  try {
    const parsed: unknown = JSON.parse(userId);
    return isJsonObject(parsed) ? toSessionKey(parsed['session_id']) : undefined;
  } catch {
    // a name of the caller's own making, not a session
    return undefined;
  }
}
