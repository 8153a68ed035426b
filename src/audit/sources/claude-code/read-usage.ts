import type { Usage } from '#core';
import { createCountReader } from '../../tally/count-reader.ts';
import { type JsonObject, objectOf } from '../../reading/json-field.ts';

/** Cache writes by their duration; what no duration is told of lasts five minutes, the usual one. */
function splitWrites(
  all: number | undefined,
  shortLived: number | undefined,
  longLived: number | undefined,
): Pick<Usage, 'cacheWrite5mTokens' | 'cacheWrite1hTokens'> {
  if (shortLived === undefined && longLived === undefined) return { cacheWrite5mTokens: all };
  const told = (shortLived ?? 0) + (longLived ?? 0);
  const rest = Math.max(0, (all ?? told) - told);
  return { cacheWrite5mTokens: (shortLived ?? 0) + rest, cacheWrite1hTokens: longLived };
}

/**
 * Reads the usage object of one answer in Anthropic's format.
 *
 * Shape   nothing where a count cannot be; output is told with thinking in it and is split here
 */
export function readUsage(usage: JsonObject): Usage | undefined {
  const counter = createCountReader();
  const read = (value: unknown) => counter.read(value);
  const output = read(usage['output_tokens']);
  const thinking = read(objectOf(usage['output_tokens_details'])?.['thinking_tokens']);
  const writes = objectOf(usage['cache_creation']);
  const isSplit = output !== undefined && thinking !== undefined && thinking <= output;
  const told: Usage = {
    inputTokens: read(usage['input_tokens']),
    cacheReadTokens: read(usage['cache_read_input_tokens']),
    ...splitWrites(
      read(usage['cache_creation_input_tokens']),
      read(writes?.['ephemeral_5m_input_tokens']),
      read(writes?.['ephemeral_1h_input_tokens']),
    ),
    outputTokens: isSplit ? output - thinking : output,
    reasoningTokens: isSplit ? thinking : undefined,
  };
  return counter.hasImpossible() ? undefined : told;
}
