import { isJsonObject, type JsonObject } from '../json/json-object.ts';
import { knownMembers } from '../json/known-members.ts';
import type { NeutralMessage, NeutralRequest } from '../neutral-request.ts';
import { readMessages, readStream, readTokenCap } from '../requests/check-field.ts';
import { readNumber, readStops, readTextOnly, refusePrefill } from '../requests/neutral-fields.ts';
import { type FieldRules, notCarried, refuseOtherFields } from '../requests/refuse-fields.ts';
import { readSystem } from './read-request.ts';

const REQUEST_RULES: FieldRules = {
  carried: ['model', 'messages', 'system', 'max_tokens', 'temperature', 'top_p', 'stop_sequences', 'stream'],
  // accounting, caching and placement: no word of the answer depends on them
  dropped: ['metadata', 'service_tier', 'cache_control', 'inference_geo', 'diagnostics'],
  droppedWhen: {
    thinking: (value) => isJsonObject(value) && value['type'] === 'disabled',
    // the effort itself is the dial's to carry
    output_config: isEffortOnly,
    speed: (value) => value === 'standard',
  },
};

const MESSAGE_RULES: FieldRules = { carried: ['role', 'content'], dropped: [] };
const TEXT_RULES: FieldRules = { carried: ['type', 'text'], dropped: ['cache_control'] };

/**
 * Takes a Messages request out of its format.
 *
 * Throws  'not-carried' with the path of the first thing that no other format can be given yet; 'bad-request'
 */
export function anthropicToNeutral(body: JsonObject): NeutralRequest {
  refuseOtherFields(body, REQUEST_RULES);
  const messages = readMessages(body).flatMap(toNeutralMessage);
  refusePrefill(messages);
  refuseSystemBlocks(body['system']);
  return {
    system: readSystem(body),
    messages,
    stopSequences: readStops(body, 'stop_sequences'),
    stream: readStream(body),
    ...knownMembers({
      maxOutputTokens: readTokenCap(body, 'max_tokens'),
      temperature: readNumber(body, 'temperature', 1),
      topP: readNumber(body, 'top_p', 1),
    }),
  };
}

function refuseSystemBlocks(system: unknown): void {
  if (Array.isArray(system)) readTextOnly(system, 'system', TEXT_RULES);
}

function toNeutralMessage(message: JsonObject, index: number): readonly NeutralMessage[] {
  const field = `messages.${index}`;
  const { role, content } = message;
  if (role === 'system') {
    // an effort-only message is the dial's to carry; words of the system have no such place in the other format
    if (Array.isArray(content) && content.length === 0) return [];
    throw notCarried(field, '(a system message in mid-conversation) is not carried to another format yet');
  }
  refuseOtherFields(message, MESSAGE_RULES, `${field}.`);
  const text = readTextOnly(content, `${field}.content`, TEXT_RULES);
  return [{ role: role === 'assistant' ? 'assistant' : 'user', text }];
}

function isEffortOnly(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  return Object.entries(value).every(([key, member]) => key === 'effort' || member === null);
}
