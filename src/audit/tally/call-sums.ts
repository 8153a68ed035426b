import type { Cost, UsageRecord } from '#core';
import { countTokens, type TokenCounts, totalTokens } from './count-tokens.ts';

/** What several calls used and cost together. */
export interface CallSum {
  readonly calls: number;
  readonly tokens: TokenCounts;
  /** USD of all calls that have a price; null where none has one. */
  readonly costUsd: number | null;
  /** Calls that are in no sum of costs. */
  readonly unpricedCalls: number;
}

/** A group of calls by what they have in common. */
export type Grouped<Key> = Key & CallSum;

/** Sums calls up by a key. */
export interface CallSums<Key> {
  add(key: Key, record: UsageRecord, cost: Cost): void;
  /** The groups in the order in which they first came. */
  groups(): readonly Grouped<Key>[];
}

/** The sum of no call. */
export const NO_CALLS: CallSum = {
  calls: 0,
  tokens: { input: 0, cacheRead: 0, cacheWrite: 0, output: 0 },
  costUsd: null,
  unpricedCalls: 0,
};

/** Adds one call to a sum. */
function addCall(sum: CallSum, used: TokenCounts, cost: Cost): CallSum {
  const { tokens } = sum;
  return {
    calls: sum.calls + 1,
    tokens: {
      input: tokens.input + used.input,
      cacheRead: tokens.cacheRead + used.cacheRead,
      cacheWrite: tokens.cacheWrite + used.cacheWrite,
      output: tokens.output + used.output,
    },
    costUsd: cost.status === 'priced' ? (sum.costUsd ?? 0) + cost.costUsd : sum.costUsd,
    unpricedCalls: sum.unpricedCalls + (cost.status === 'priced' ? 0 : 1),
  };
}

/** Starts to sum calls up by a key, which is a flat object of words. */
export function createCallSums<Key extends Readonly<Record<string, string | null>>>(): CallSums<Key> {
  const groups = new Map<string, { readonly key: Key; sum: CallSum }>();
  return {
    add(key, record, cost) {
      const text = Object.values(key).join('\u0000');
      const group = groups.get(text) ?? { key, sum: NO_CALLS };
      group.sum = addCall(group.sum, countTokens(record.usage), cost);
      groups.set(text, group);
    },
    groups: () => [...groups.values()].map(({ key, sum }) => ({ ...key, ...sum })),
  };
}

/** Puts what cost most first, then what used most. */
export function byWeight(one: CallSum, other: CallSum): number {
  const cost = (other.costUsd ?? 0) - (one.costUsd ?? 0);
  return cost === 0 ? totalTokens(other.tokens) - totalTokens(one.tokens) : cost;
}
