import { objectOf } from '../../reading/json-field.ts';
import type { JsonObject } from '../../reading/json-field.ts';
import { containedParts } from '../../rows/contained-parts.ts';
import { largestTold } from '../../rows/largest-told.ts';
import { numberOf } from '../../rows/number-of.ts';
import type { FieldOf } from '../../rows/row-forms.ts';
import type { TokenSemantics, ToldTokens } from '../../rows/split-tokens.ts';

/** The counts of a log, and which of them are in which. */
export interface SpendLogUsage {
  readonly tokens: ToldTokens;
  readonly semantics: TokenSemantics;
}

/** Takes a part out of a whole where both are told. */
function without(whole: number | undefined, part: number | undefined): number | undefined {
  return whole === undefined ? undefined : whole - (part ?? 0);
}

/** Gives the provider's usage as the metadata keep it, under one name or the other. */
export function usageIn(metadata: JsonObject): JsonObject {
  return { ...objectOf(metadata['usage_object']), ...objectOf(metadata['additional_usage_values']) };
}

/**
 * Reads the counts of a log: the columns, and what its metadata keep of the provider's usage.
 *
 * Shape   what is read from or written to a cache is in `prompt_tokens`; in the versions in which it was not, they are
 *         more than `prompt_tokens` (README.md)
 */
export function readUsage(field: FieldOf, metadata: JsonObject): SpendLogUsage {
  const usage = usageIn(metadata);
  const prompt = objectOf(usage['prompt_tokens_details']) ?? {};
  const durations = objectOf(prompt['cache_creation_token_details']) ?? {};
  const input = numberOf(field('prompt_tokens'));
  const output = numberOf(field('completion_tokens'));
  const cacheRead = largestTold(usage['cache_read_input_tokens'], prompt['cached_tokens']);
  const written = largestTold(
    usage['cache_creation_input_tokens'],
    prompt['cache_creation_tokens'],
    prompt['cache_write_tokens'],
  );
  const cacheWrite1h = numberOf(durations['ephemeral_1h_input_tokens']);
  const reasoning = numberOf(objectOf(usage['completion_tokens_details'])?.['reasoning_tokens']);
  const total = (input ?? 0) + (output ?? 0) + (reasoning ?? 0);
  const isReasoningApart = (reasoning ?? 0) > 0 && numberOf(field('total_tokens')) === total;
  const tokens = {
    input,
    cacheRead,
    cacheWrite5m: without(written, cacheWrite1h),
    cacheWrite1h,
    output,
    reasoning,
  };
  const contained = containedParts(tokens);
  const outputHasReasoning = contained.outputHasReasoning && !isReasoningApart;
  return { tokens, semantics: { ...contained, outputHasReasoning } };
}
