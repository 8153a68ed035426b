import type { Usage } from '#core';
import type { SampleKind } from '../scenario/schema.ts';

/** How a context comes to the model: what was there is read from a cache, all is written into it, or it has none. */
export type ContextWay = 'read' | 'written' | 'plain';

/** The tokens of one call, before it is said how the context comes. */
export interface ContextParts {
  readonly input: number;
  /** What was in the context before. */
  readonly before: number;
  /** What the call adds to it. */
  readonly added: number;
  /** With thinking in it. */
  readonly output: number;
}

/** Gives the usage of a call by how its context comes. */
export function contextUsage({ cache, tokens }: SampleKind, way: ContextWay, parts: ContextParts): Usage {
  const { input, before, added, output } = parts;
  const written = { read: added, written: before + added, plain: 0 }[way];
  const thinking = Math.floor(output * tokens.thinking);
  return {
    inputTokens: input + (way === 'plain' ? before + added : 0),
    cacheReadTokens: way === 'read' ? before : 0,
    cacheWrite5mTokens: cache === '5m' ? written : 0,
    cacheWrite1hTokens: cache === '1h' ? written : 0,
    outputTokens: output - thinking,
    reasoningTokens: thinking,
  };
}
