import type { SeenCall } from '../seen-call.ts';

/** Providers cache no shorter prefix than 1,024 to 4,096 tokens. */
const LEAST_PREFIX = 4096;
/** Less may be a small change near the end, as when results of old tools are dropped. */
const LEAST_LOST = 0.5;
/** A prompt that became shorter was summed up or begun anew: it has another prefix on purpose. */
const SAME_PROMPT = 0.9;
/** Times in logs are those of answers, so that a gap near the lifetime may have been longer. */
const SAFE_LIFETIME = 0.9;

/** Counts the tokens that the call before left in the cache and that this call paid for anew; 0 where it had to. */
export function lostTokens({ atMs, previous, promptTokens, record, writtenTokens }: SeenCall): number {
  if (previous === undefined || writtenTokens === 0 || previous.cachedTokens < LEAST_PREFIX) return 0;
  if (atMs - previous.atMs > SAFE_LIFETIME * previous.lifetimeMs) return 0;
  if (promptTokens < SAME_PROMPT * previous.cachedTokens) return 0;
  const lost = Math.min(previous.cachedTokens, promptTokens) - (record.usage.cacheReadTokens ?? 0);
  return lost < LEAST_LOST * previous.cachedTokens ? 0 : lost;
}
