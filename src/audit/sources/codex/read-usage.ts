import type { Usage } from '#core';
import { createCountReader } from '../../tally/count-reader.ts';
import type { JsonObject } from '../../reading/json-field.ts';

/** The counts of one call or of all so far, as Codex writes them: cached input is part of the input. */
export interface TokenTotals {
  readonly input: number;
  readonly cached: number;
  readonly written: number;
  readonly output: number;
  readonly reasoning: number;
}

const FIELDS = ['input', 'cached', 'written', 'output', 'reasoning'] as const;

/** Reads counts; nothing where one of them cannot be. */
export function readTotals(counts: JsonObject): TokenTotals | undefined {
  const counter = createCountReader();
  const read = (value: unknown) => counter.read(value);
  const totals = {
    input: read(counts['input_tokens']) ?? 0,
    cached: read(counts['cached_input_tokens']) ?? 0,
    written: read(counts['cache_write_input_tokens']) ?? 0,
    output: read(counts['output_tokens']) ?? 0,
    reasoning: read(counts['reasoning_output_tokens']) ?? 0,
  };
  return counter.hasImpossible() ? undefined : totals;
}

/** Writes counts as a text that is the same for the same counts. */
export function totalsText(totals: TokenTotals): string {
  return FIELDS.map((field) => totals[field]).join('/');
}

/** Gives what was added since; where the sums have begun anew, all of it. */
export function sinceTotals(totals: TokenTotals, before: TokenTotals | undefined): TokenTotals {
  if (before === undefined || FIELDS.some((field) => totals[field] < before[field])) return totals;
  return {
    input: totals.input - before.input,
    cached: totals.cached - before.cached,
    written: totals.written - before.written,
    output: totals.output - before.output,
    reasoning: totals.reasoning - before.reasoning,
  };
}

/** Makes the parts disjoint: what was cached is no plain input, what was reasoned no plain output. */
export function toUsage({ input, cached, written, output, reasoning }: TokenTotals): Usage {
  const fromCache = Math.min(cached, input);
  const toCache = Math.min(written, input - fromCache);
  const reasoned = Math.min(reasoning, output);
  return {
    inputTokens: input - fromCache - toCache,
    cacheReadTokens: fromCache,
    cacheWrite5mTokens: toCache === 0 ? undefined : toCache,
    outputTokens: output - reasoned,
    reasoningTokens: reasoned,
  };
}

/** Adds up all tokens once. */
export function sumOfTotals({ input, output }: TokenTotals): number {
  return input + output;
}
