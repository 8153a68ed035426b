import { isJsonObject, type JsonObject } from '../json/json-object.ts';
import { knownMembers } from '../json/known-members.ts';
import type { NeutralMessage, NeutralRequest } from '../neutral-request.ts';
import { readMessages, readStream, readTokenCap } from '../requests/check-field.ts';
import { readNumber, readStops, readTextOnly, refusePrefill } from '../requests/neutral-fields.ts';
import { type FieldRules, notCarried, refuseOtherFields } from '../requests/refuse-fields.ts';

const REQUEST_RULES: FieldRules = {
  carried: [
    'model',
    'messages',
    'max_tokens',
    'max_completion_tokens',
    'temperature',
    'top_p',
    'stop',
    'stream',
  ],
  // accounting, caching, storing and placement: no word of the answer depends on them; the effort is the dial's to carry
  dropped: [
    'metadata',
    'user',
    'store',
    'stream_options',
    'service_tier',
    'safety_identifier',
    'prompt_cache_key',
    'prompt_cache_options',
    'prompt_cache_retention',
    'reasoning_effort',
  ],
  droppedWhen: {
    n: (value) => value === 1,
    logprobs: (value) => value === false,
    top_logprobs: (value) => value === 0,
    presence_penalty: (value) => value === 0,
    frequency_penalty: (value) => value === 0,
    // without tools there is nothing to call
    parallel_tool_calls: () => true,
    tool_choice: (value) => value === 'none' || value === 'auto',
    response_format: (value) => isJsonObject(value) && value['type'] === 'text',
    modalities: (value) => Array.isArray(value) && value.every((modality) => modality === 'text'),
    verbosity: (value) => value === 'medium',
  },
};

const MESSAGE_RULES: FieldRules = { carried: ['role', 'content'], dropped: [] };
const TEXT_RULES: FieldRules = { carried: ['type', 'text'], dropped: ['cache_control'] };
const SYSTEM_ROLES: ReadonlySet<unknown> = new Set(['system', 'developer']);

/**
 * Takes a Chat Completions request out of its format.
 *
 * Throws  'not-carried' with the path of the first thing that no other format can be given yet; 'bad-request'
 */
export function openAiChatToNeutral(body: JsonObject): NeutralRequest {
  refuseOtherFields(body, REQUEST_RULES);
  const system: string[] = [];
  const messages: NeutralMessage[] = [];
  for (const [index, message] of readMessages(body).entries()) {
    const field = `messages.${index}`;
    const text = readMessageText(message, field);
    if (!SYSTEM_ROLES.has(message['role'])) {
      messages.push({ role: message['role'] === 'assistant' ? 'assistant' : 'user', text });
    } else if (messages.length === 0) {
      system.push(text);
    } else {
      throw notCarried(field, '(a system message in mid-conversation) is not carried to another format yet');
    }
  }
  refusePrefill(messages);
  return {
    system,
    messages,
    stopSequences: readStops(body, 'stop'),
    stream: readStream(body),
    ...knownMembers({
      maxOutputTokens: readTokenCap(body, 'max_completion_tokens') ?? readTokenCap(body, 'max_tokens'),
      temperature: readNumber(body, 'temperature', 2),
      topP: readNumber(body, 'top_p', 1),
    }),
  };
}

function readMessageText(message: JsonObject, field: string): string {
  if (message['role'] === 'tool') throw notCarried(`${field} (tool)`);
  refuseOtherFields(message, MESSAGE_RULES, `${field}.`);
  return readTextOnly(message['content'], `${field}.content`, TEXT_RULES);
}
