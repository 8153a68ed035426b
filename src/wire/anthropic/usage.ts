import type { Usage } from '#core';
import { addTokens, readTokenCount, subtractTokens } from '../answers/token-count.ts';
import { type JsonObject, objectMember } from '../json/json-object.ts';
import { knownMembers } from '../json/known-members.ts';

/**
 * Reads an Anthropic usage object into disjoint parts.
 *
 * Cache writes without a split by lifetime count as 5 minutes, the format's default.
 *
 * Units   tokens
 */
export function readAnthropicUsage(raw: JsonObject): Usage {
  const creation = objectMember(raw, 'cache_creation');
  const cacheWrite1hTokens = readTokenCount(creation?.['ephemeral_1h_input_tokens']);
  const written = readTokenCount(raw['cache_creation_input_tokens']);
  const thinking = objectMember(raw, 'output_tokens_details')?.['thinking_tokens'];
  const reasoningTokens = readTokenCount(thinking);
  return {
    inputTokens: readTokenCount(raw['input_tokens']),
    cacheReadTokens: readTokenCount(raw['cache_read_input_tokens']),
    cacheWrite5mTokens:
      readTokenCount(creation?.['ephemeral_5m_input_tokens']) ?? subtractTokens(written, cacheWrite1hTokens),
    cacheWrite1hTokens,
    outputTokens: subtractTokens(readTokenCount(raw['output_tokens']), reasoningTokens),
    reasoningTokens,
    raw,
  };
}

/** Writes usage as an Anthropic usage object; what is not known is left out. */
export function writeAnthropicUsage(usage: Usage): JsonObject {
  const { cacheWrite5mTokens, cacheWrite1hTokens, reasoningTokens } = usage;
  const isWriteKnown = cacheWrite5mTokens !== undefined || cacheWrite1hTokens !== undefined;
  return knownMembers({
    input_tokens: usage.inputTokens,
    cache_creation_input_tokens: isWriteKnown
      ? addTokens(0, cacheWrite5mTokens, cacheWrite1hTokens)
      : undefined,
    cache_read_input_tokens: usage.cacheReadTokens,
    cache_creation: isWriteKnown
      ? knownMembers({
          ephemeral_5m_input_tokens: cacheWrite5mTokens,
          ephemeral_1h_input_tokens: cacheWrite1hTokens,
        })
      : undefined,
    output_tokens: addTokens(usage.outputTokens, reasoningTokens),
    output_tokens_details: reasoningTokens === undefined ? undefined : { thinking_tokens: reasoningTokens },
  });
}
