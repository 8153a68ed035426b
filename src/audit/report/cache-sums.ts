import type { Catalog } from '#catalog';
import type { Cost, IsoDate, Usage, UsageRecord } from '#core';
import { priceRecord } from '../tally/price-record.ts';

/** What prompts read from caches and wrote to them, and what that saved at list price. */
export interface CacheReport {
  /** Tokens of prompts by where they came from; together all tokens of prompts that are told. */
  readonly tokens: {
    readonly uncached: number;
    readonly read: number;
    readonly write5m: number;
    readonly write1h: number;
  };
  /** Rows with cached tokens: calls, or sums of calls. */
  readonly rows: number;
  /** Exact arithmetic over the rows with cached tokens that have a price; null where none has one. */
  readonly priced: {
    readonly rows: number;
    /** USD that these rows cost. */
    readonly costUsd: number;
    /** USD that they would have cost with all tokens of their prompts as plain input. */
    readonly uncachedUsd: number;
  } | null;
}

/** Sums up what caches did. */
export interface CacheSums {
  /** Adds one call that counts, with its cost. */
  add(record: UsageRecord, cost: Cost): void;
  report(): CacheReport;
}

/** All tokens of the prompt as plain input; the length of the prompt, which chooses the band, stays what it was. */
function withoutCache(usage: Usage): Usage {
  const { cacheReadTokens = 0, cacheWrite5mTokens = 0, cacheWrite1hTokens = 0, ...rest } = usage;
  const cached = cacheReadTokens + cacheWrite5mTokens + cacheWrite1hTokens;
  return rest.inputTokens === undefined ? rest : { ...rest, inputTokens: rest.inputTokens + cached };
}

/**
 * Starts to sum up what caches did.
 *
 * Units   USD at list price, of `pricesAt` or of each call's own day
 */
export function createCacheSums(catalog: Catalog, pricesAt: IsoDate | undefined): CacheSums {
  const tokens = { uncached: 0, read: 0, write5m: 0, write1h: 0 };
  let rows = 0;
  let priced: { readonly rows: number; readonly costUsd: number; readonly uncachedUsd: number } | null = null;
  return {
    add(record, cost) {
      const { inputTokens = 0, cacheReadTokens = 0, cacheWrite5mTokens = 0, cacheWrite1hTokens = 0 } = record.usage;
      tokens.uncached += inputTokens;
      tokens.read += cacheReadTokens;
      tokens.write5m += cacheWrite5mTokens;
      tokens.write1h += cacheWrite1hTokens;
      if (cacheReadTokens + cacheWrite5mTokens + cacheWrite1hTokens === 0) return;
      rows += 1;
      if (cost.status === 'unpriced') return;
      const uncached = priceRecord({ ...record, usage: withoutCache(record.usage) }, catalog, pricesAt);
      if (uncached.status === 'unpriced') return;
      priced = {
        rows: (priced?.rows ?? 0) + 1,
        costUsd: (priced?.costUsd ?? 0) + cost.costUsd,
        uncachedUsd: (priced?.uncachedUsd ?? 0) + uncached.costUsd,
      };
    },
    report: () => ({ tokens: { ...tokens }, rows, priced }),
  };
}
