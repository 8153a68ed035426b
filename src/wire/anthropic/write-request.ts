import { knownMembers } from '../json/known-members.ts';
import type { JsonObject } from '../json/json-object.ts';
import type { NeutralMessage, NeutralRequest } from '../neutral-request.ts';
import { notCarried } from '../requests/refuse-fields.ts';

/** The cap written when the caller set none: the format requires one, and the other does not. */
const DEFAULT_MAX_OUTPUT_TOKENS = 4096;

/**
 * Says a neutral request as a Messages request.
 *
 * Throws  'not-carried' for a temperature above 1, or a conversation that a user does not begin
 */
export function writeAnthropicRequest(
  neutral: NeutralRequest,
  { model }: { readonly model: string },
): JsonObject {
  const { temperature, topP, stopSequences } = neutral;
  refuseUnsayable(neutral);
  // the format refuses empty blocks
  const system = neutral.system.filter((text) => text !== '');
  return {
    model,
    max_tokens: neutral.maxOutputTokens ?? DEFAULT_MAX_OUTPUT_TOKENS,
    ...(system.length === 0 ? {} : { system: toContent(system) }),
    messages: mergeTurns(neutral.messages),
    ...knownMembers({ temperature, top_p: topP }),
    ...(stopSequences.length === 0 ? {} : { stop_sequences: stopSequences }),
    ...(neutral.stream ? { stream: true } : {}),
  };
}

function refuseUnsayable({ temperature, messages }: NeutralRequest): void {
  if (temperature !== undefined && temperature > 1) {
    throw notCarried('temperature', `of ${temperature} is not carried, the Anthropic format ends at 1`);
  }
  if (messages[0]?.role !== 'user') {
    throw notCarried('messages', 'do not begin with a user message, as the Anthropic format requires');
  }
}

/** The format wants user and assistant in turn: neighbours of one role become one message of several blocks. */
function mergeTurns(messages: readonly NeutralMessage[]): readonly JsonObject[] {
  const turns: { readonly role: NeutralMessage['role']; readonly texts: string[] }[] = [];
  for (const { role, text } of messages) {
    const last = turns.at(-1);
    if (last?.role === role) last.texts.push(text);
    else turns.push({ role, texts: [text] });
  }
  return turns.map(({ role, texts }) => ({ role, content: toContent(texts) }));
}

function toContent(texts: readonly string[]): unknown {
  if (texts.length === 1) return texts[0];
  return texts.filter((text) => text !== '').map((text) => ({ type: 'text', text }));
}
