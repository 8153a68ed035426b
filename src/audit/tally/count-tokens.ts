import type { Usage } from '#core';

/** The tokens of calls, cache writes of both durations together, reasoning with the output. */
export interface TokenCounts {
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly output: number;
}

/** Counts the tokens of one call; what was not said adds nothing. */
export function countTokens(usage: Usage): TokenCounts {
  return {
    input: usage.inputTokens ?? 0,
    cacheRead: usage.cacheReadTokens ?? 0,
    cacheWrite: (usage.cacheWrite5mTokens ?? 0) + (usage.cacheWrite1hTokens ?? 0),
    output: (usage.outputTokens ?? 0) + (usage.reasoningTokens ?? 0),
  };
}

/** Adds all kinds of tokens up. */
export function totalTokens({ input, cacheRead, cacheWrite, output }: TokenCounts): number {
  return input + cacheRead + cacheWrite + output;
}
