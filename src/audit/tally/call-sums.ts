import type { Cost, UsageRecord } from '#core';
import { countTokens, type TokenCounts, totalTokens } from './count-tokens.ts';

/** What several calls used and cost together. */
export interface CallSum {
  /** Calls that are known by number. */
  readonly calls: number;
  /** Rows that sum calls up without saying how many: in the tokens and costs, and in no count of calls. */
  readonly uncountedRows: number;
  readonly tokens: TokenCounts;
  /** USD of all calls that have a price; null where none has one. */
  readonly costUsd: number | null;
  /** Calls that are in no sum of costs. */
  readonly unpricedCalls: number;
  /** Of `uncountedRows`, those that are in no sum of costs. */
  readonly unpricedRows: number;
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
  uncountedRows: 0,
  tokens: { input: 0, cacheRead: 0, cacheWrite: 0, output: 0 },
  costUsd: null,
  unpricedCalls: 0,
  unpricedRows: 0,
};

/** One record as a sum of its own. */
export function toSum({ usage, bucket }: UsageRecord, cost: Cost): CallSum {
  const calls = bucket === undefined ? 1 : (bucket.calls ?? 0);
  const uncountedRows = bucket !== undefined && bucket.calls === undefined ? 1 : 0;
  const isPriced = cost.status === 'priced';
  return {
    calls,
    uncountedRows,
    tokens: countTokens(usage),
    costUsd: isPriced ? cost.costUsd : null,
    unpricedCalls: isPriced ? 0 : calls,
    unpricedRows: isPriced ? 0 : uncountedRows,
  };
}

/** Adds two sums; a cost that is not known adds nothing. */
export function addSums(sum: CallSum, other: CallSum): CallSum {
  const { tokens } = sum;
  return {
    calls: sum.calls + other.calls,
    uncountedRows: sum.uncountedRows + other.uncountedRows,
    tokens: {
      input: tokens.input + other.tokens.input,
      cacheRead: tokens.cacheRead + other.tokens.cacheRead,
      cacheWrite: tokens.cacheWrite + other.tokens.cacheWrite,
      output: tokens.output + other.tokens.output,
    },
    costUsd: other.costUsd === null ? sum.costUsd : (sum.costUsd ?? 0) + other.costUsd,
    unpricedCalls: sum.unpricedCalls + other.unpricedCalls,
    unpricedRows: sum.unpricedRows + other.unpricedRows,
  };
}

/** Starts to sum calls up by a key, which is a flat object of words. */
export function createCallSums<Key extends Readonly<Record<string, string | null>>>(): CallSums<Key> {
  const groups = new Map<string, { readonly key: Key; sum: CallSum }>();
  return {
    add(key, record, cost) {
      const text = Object.values(key).join('\u0000');
      const group = groups.get(text) ?? { key, sum: NO_CALLS };
      group.sum = addSums(group.sum, toSum(record, cost));
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
