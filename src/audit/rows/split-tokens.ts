import type { Usage } from '#core';
import { createCountReader } from '../tally/count-reader.ts';
import { countOf } from './number-of.ts';

/** The tokens of a row as an export tells them: numbers, or texts of numbers. */
export interface ToldTokens {
  readonly input?: unknown;
  readonly cacheRead?: unknown;
  /** Writes of which no duration is told last five minutes. */
  readonly cacheWrite5m?: unknown;
  readonly cacheWrite1h?: unknown;
  readonly output?: unknown;
  readonly reasoning?: unknown;
}

/** Which numbers are in which others. */
export interface TokenSemantics {
  /** Whether `input` has what was read from a cache in it. */
  readonly inputHasCacheRead: boolean;
  /** Whether `input` has what was written to a cache in it. */
  readonly inputHasCacheWrite: boolean;
  /** Whether `output` has reasoning in it. */
  readonly outputHasReasoning: boolean;
}

/** Of counts that are in none of the others. */
export const DISJOINT_TOKENS: TokenSemantics = {
  inputHasCacheRead: false,
  inputHasCacheWrite: false,
  outputHasReasoning: false,
};

/** What a whole has besides its parts; negative where the parts are more than it. */
function without(whole: number | undefined, parts: readonly (number | undefined)[]): number | undefined {
  return whole === undefined ? undefined : parts.reduce<number>((rest, part) => rest - (part ?? 0), whole);
}

/**
 * Makes disjoint counts of those that an export tells; what it does not tell stays absent.
 *
 * Shape   `impossible` where a count is none, or parts are more than their whole; `none` where there is no count at all
 */
export function splitTokens(told: ToldTokens, semantics: TokenSemantics): Usage | 'impossible' | 'none' {
  const counter = createCountReader();
  const read = (value: unknown) => counter.read(countOf(value));
  const [cacheReadTokens, cacheWrite5mTokens] = [read(told.cacheRead), read(told.cacheWrite5m)];
  const [cacheWrite1hTokens, reasoningTokens] = [read(told.cacheWrite1h), read(told.reasoning)];
  const inputTokens = without(read(told.input), [
    semantics.inputHasCacheRead ? cacheReadTokens : 0,
    ...(semantics.inputHasCacheWrite ? [cacheWrite5mTokens, cacheWrite1hTokens] : []),
  ]);
  const outputTokens = without(read(told.output), [semantics.outputHasReasoning ? reasoningTokens : 0]);
  const usage = {
    inputTokens,
    cacheReadTokens,
    cacheWrite5mTokens,
    cacheWrite1hTokens,
    outputTokens,
    reasoningTokens,
  };
  const counts = Object.values(usage).filter((count) => count !== undefined);
  if (counter.hasImpossible() || counts.some((count) => count < 0)) return 'impossible';
  return counts.length === 0 ? 'none' : usage;
}
