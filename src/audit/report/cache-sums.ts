import type { Catalog } from '#catalog';
import type { Cost, IsoDate, Usage, UsageRecord } from '#core';
import { countRows } from '../tally/count-rows.ts';
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

const NO_TOKENS = { uncached: 0, read: 0, write5m: 0, write1h: 0 };

/** The tokens of a prompt by where they came from; what was not said adds nothing. */
function promptOf(usage: Usage): CacheReport['tokens'] {
  const { inputTokens = 0, cacheReadTokens = 0, cacheWrite5mTokens = 0, cacheWrite1hTokens = 0 } = usage;
  return {
    uncached: inputTokens,
    read: cacheReadTokens,
    write5m: cacheWrite5mTokens,
    write1h: cacheWrite1hTokens,
  };
}

function cachedOf({ read, write5m, write1h }: CacheReport['tokens']): number {
  return read + write5m + write1h;
}

/** All tokens of the prompt as plain input; the length of the prompt, which chooses the band, stays what it was. */
function withoutCache({ usage, ...record }: UsageRecord): UsageRecord {
  const { inputTokens, outputTokens, reasoningTokens } = usage;
  const plain = inputTokens === undefined ? undefined : inputTokens + cachedOf(promptOf(usage));
  return { ...record, usage: { inputTokens: plain, outputTokens, reasoningTokens } };
}

/**
 * Starts to sum up what caches did.
 *
 * Units   USD at list price, of `pricesAt` or of each call's own day
 */
export function createCacheSums(catalog: Catalog, pricesAt: IsoDate | undefined): CacheSums {
  let tokens: CacheReport['tokens'] = NO_TOKENS;
  const all = { rows: 0, costUsd: 0, uncachedUsd: 0 };
  let rows = 0;
  return {
    add(record, cost) {
      const prompt = promptOf(record.usage);
      tokens = {
        uncached: tokens.uncached + prompt.uncached,
        read: tokens.read + prompt.read,
        write5m: tokens.write5m + prompt.write5m,
        write1h: tokens.write1h + prompt.write1h,
      };
      if (cachedOf(prompt) === 0) return;
      rows += countRows(record);
      const uncached = priceRecord(withoutCache(record), catalog, pricesAt);
      if (cost.status === 'unpriced' || uncached.status === 'unpriced') return;
      all.rows += countRows(record);
      all.costUsd += cost.costUsd;
      all.uncachedUsd += uncached.costUsd;
    },
    report: () => ({ tokens, rows, priced: all.rows === 0 ? null : { ...all } }),
  };
}
