import { knownMembers } from '../json/known-members.ts';
import type { JsonObject } from '../json/json-object.ts';
import type { NeutralRequest } from '../neutral-request.ts';
import { notCarried } from '../requests/refuse-fields.ts';

/** The most stop sequences that the format takes. */
const MAX_STOPS = 4;

/**
 * Says a neutral request as a Chat Completions request.
 *
 * Throws  'not-carried' for more stop sequences than the format takes
 */
export function writeOpenAiChatRequest(
  neutral: NeutralRequest,
  { model }: { readonly model: string },
): JsonObject {
  const { temperature, topP, stopSequences, maxOutputTokens } = neutral;
  if (stopSequences.length > MAX_STOPS) {
    throw notCarried(
      'stop_sequences',
      `of ${stopSequences.length} are not carried, the OpenAI format takes ${MAX_STOPS}`,
    );
  }
  return {
    model,
    messages: [
      ...neutral.system.map((content) => ({ role: 'system', content })),
      ...neutral.messages.map(({ role, text }) => ({ role, content: text })),
    ],
    // the older max_tokens is refused by current models
    ...knownMembers({ max_completion_tokens: maxOutputTokens, temperature, top_p: topP }),
    ...(stopSequences.length === 0 ? {} : { stop: stopSequences }),
    // without the option a stream ends without its usage, and a cost cannot be known
    ...(neutral.stream ? { stream: true, stream_options: { include_usage: true } } : {}),
  };
}
