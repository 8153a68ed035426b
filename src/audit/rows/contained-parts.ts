import { numberOrZero } from './number-of.ts';
import type { TokenSemantics, ToldTokens } from './split-tokens.ts';

/** Takes parts for contained in their whole, as most formats have it, unless they are more than it. */
export function containedParts(tokens: ToldTokens): TokenSemantics {
  const [input, read] = [numberOrZero(tokens.input), numberOrZero(tokens.cacheRead)];
  const written = numberOrZero(tokens.cacheWrite5m) + numberOrZero(tokens.cacheWrite1h);
  return {
    inputHasCacheRead: read <= input,
    inputHasCacheWrite: read + written <= input,
    outputHasReasoning: numberOrZero(tokens.reasoning) <= numberOrZero(tokens.output),
  };
}
