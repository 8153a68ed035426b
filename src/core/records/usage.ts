import { z } from 'zod';

const tokens = z.number().int().nonnegative().optional();

/**
 * The tokens of one call in disjoint parts, so that nothing is billed twice.
 *
 * Absent means that the provider did not say; it is never read as 0.
 */
export const Usage = z.strictObject({
  /** Input tokens that were neither read from nor written to a cache. */
  inputTokens: tokens,
  cacheReadTokens: tokens,
  cacheWrite5mTokens: tokens,
  cacheWrite1hTokens: tokens,
  /** Output tokens without reasoning, where the provider tells them apart; else all output. */
  outputTokens: tokens,
  /** Reasoning tokens, billed as output and not counted in `outputTokens`. */
  reasoningTokens: tokens,
  /** The provider's own usage object, untouched. */
  raw: z.unknown().optional(),
});
export type Usage = z.infer<typeof Usage>;
