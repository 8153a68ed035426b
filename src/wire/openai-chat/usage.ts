import type { Usage } from '#core';
import { addTokens, readTokenCount, subtractTokens } from '../answers/token-count.ts';
import { type JsonObject, objectMember } from '../json/json-object.ts';
import { knownMembers } from '../json/known-members.ts';

/**
 * Reads an OpenAI usage object into disjoint parts: its prompt tokens include the cached and the written ones, its
 * completion tokens the reasoning.
 *
 * Cache writes have one lifetime here and count as the shorter of ours.
 *
 * Units   tokens
 */
export function readOpenAiUsage(raw: JsonObject): Usage {
  const prompt = objectMember(raw, 'prompt_tokens_details');
  const cacheReadTokens = readTokenCount(prompt?.['cached_tokens']);
  const cacheWrite5mTokens = readTokenCount(prompt?.['cache_write_tokens']);
  const reasoning = objectMember(raw, 'completion_tokens_details')?.['reasoning_tokens'];
  const reasoningTokens = readTokenCount(reasoning);
  return {
    inputTokens: subtractTokens(readTokenCount(raw['prompt_tokens']), cacheReadTokens, cacheWrite5mTokens),
    cacheReadTokens,
    cacheWrite5mTokens,
    cacheWrite1hTokens: undefined,
    outputTokens: subtractTokens(readTokenCount(raw['completion_tokens']), reasoningTokens),
    reasoningTokens,
    raw,
  };
}

/** Writes usage as an OpenAI usage object; what is not known is left out. */
export function writeOpenAiUsage(usage: Usage): JsonObject {
  const { cacheReadTokens, cacheWrite5mTokens, cacheWrite1hTokens, reasoningTokens } = usage;
  const isWriteKnown = cacheWrite5mTokens !== undefined || cacheWrite1hTokens !== undefined;
  const written = isWriteKnown ? addTokens(0, cacheWrite5mTokens, cacheWrite1hTokens) : undefined;
  const promptTokens = addTokens(usage.inputTokens, cacheReadTokens, written);
  const completionTokens = addTokens(usage.outputTokens, reasoningTokens);
  const isInputSplit = cacheReadTokens !== undefined || written !== undefined;
  return knownMembers({
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: completionTokens === undefined ? undefined : addTokens(promptTokens, completionTokens),
    prompt_tokens_details: isInputSplit
      ? knownMembers({ cached_tokens: cacheReadTokens, cache_write_tokens: written })
      : undefined,
    completion_tokens_details:
      reasoningTokens === undefined ? undefined : { reasoning_tokens: reasoningTokens },
  });
}
