import type { Usage } from '#core';

type Part = 'inputTokens' | 'cacheReadTokens' | 'cacheWrite5mTokens' | 'cacheWrite1hTokens';

/** Takes tokens from the parts of a usage, from the first one first, and says how many there were. */
function takeTokens(usage: Usage, tokens: number, parts: readonly Part[]) {
  const rest: Usage = { ...usage };
  let taken = 0;
  for (const part of parts) {
    const here = Math.min(tokens - taken, rest[part] ?? 0);
    if (here > 0) rest[part] = (rest[part] ?? 0) - here;
    taken += here;
  }
  return { rest, taken };
}

const WRITTEN: readonly Part[] = ['cacheWrite1hTokens', 'cacheWrite5mTokens'];

/** Gives the usage with so many tokens read from the cache that were written to it or sent anew. */
export function readInstead(usage: Usage, tokens: number): Usage {
  const { rest, taken } = takeTokens(usage, tokens, [...WRITTEN, 'inputTokens']);
  return { ...rest, cacheReadTokens: (rest.cacheReadTokens ?? 0) + taken };
}

/** Gives the usage with nothing written to the cache. */
export function plainInstead(usage: Usage): Usage {
  const { rest, taken } = takeTokens(usage, Number.POSITIVE_INFINITY, WRITTEN);
  return { ...rest, inputTokens: (rest.inputTokens ?? 0) + taken };
}

/** Gives the usage without so many tokens that were carried along, and so many that came anew. */
export function withoutTokens(usage: Usage, carried: number, added: number): Usage {
  const old = takeTokens(usage, carried, ['cacheReadTokens', ...WRITTEN, 'inputTokens']).rest;
  return takeTokens(old, added, [...WRITTEN, 'inputTokens', 'cacheReadTokens']).rest;
}
