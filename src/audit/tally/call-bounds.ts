import type { CallBucket, Usage, UsageRecord } from '#core';

/** Of one kind in one call: far above a context window of a few million tokens. What is more is a mistake. */
export const MOST_TOKENS_OF_A_CALL = 20_000_000;
/** Ten times what so many tokens cost at $50 a million, the highest list price of November 2026. */
export const MOST_USD_OF_A_CALL = 10_000;

/** Of a row that sums up the calls of a minute, a day or a month. */
const MOST_TOKENS_OF_A_ROW = 1e13;
const MOST_CALLS_OF_A_ROW = 1e10;
/** Of a row, and of a day or a month in a report of costs. */
const MOST_USD_OF_A_ROW = 1e9;

interface Bounds {
  readonly tokens: number;
  readonly costUsd: number;
}

const OF_A_CALL: Bounds = { tokens: MOST_TOKENS_OF_A_CALL, costUsd: MOST_USD_OF_A_CALL };
const OF_A_ROW: Bounds = { tokens: MOST_TOKENS_OF_A_ROW, costUsd: MOST_USD_OF_A_ROW };

/** A row that says how many calls it is of has no more than they can have. */
function boundsOf(bucket: CallBucket | undefined): Bounds {
  if (bucket === undefined) return OF_A_CALL;
  const { granularity, calls = 0 } = bucket;
  const ofCalls = { tokens: calls * OF_A_CALL.tokens, costUsd: calls * OF_A_CALL.costUsd };
  // calls that were summed up here were looked at one by one
  if (granularity === 'calls') return ofCalls;
  // a row of no call may still tell of tokens: what was refused half-way, or is counted elsewhere
  return calls === 0
    ? OF_A_ROW
    : {
        tokens: Math.min(OF_A_ROW.tokens, ofCalls.tokens),
        costUsd: Math.min(OF_A_ROW.costUsd, ofCalls.costUsd),
      };
}

function countsOf(usage: Usage): readonly number[] {
  return [
    usage.inputTokens ?? 0,
    usage.cacheReadTokens ?? 0,
    usage.cacheWrite5mTokens ?? 0,
    usage.cacheWrite1hTokens ?? 0,
    usage.outputTokens ?? 0,
    usage.reasoningTokens ?? 0,
  ];
}

function isWithin(count: number, most: number): boolean {
  return Number.isSafeInteger(count) && count >= 0 && count <= most;
}

/** Whether the counts of a call, or of a row that sums calls up, can be. */
export function hasPossibleCounts({ usage, bucket }: UsageRecord): boolean {
  const { tokens } = boundsOf(bucket);
  return (
    isWithin(bucket?.calls ?? 0, MOST_CALLS_OF_A_ROW) &&
    countsOf(usage).every((count) => isWithin(count, tokens))
  );
}

/** Whether the cost that a source states of a call, or of a row, can be; none is stated of most. */
export function hasPossibleCost({ statedCostUsd = 0, bucket }: UsageRecord): boolean {
  return statedCostUsd >= 0 && statedCostUsd <= boundsOf(bucket).costUsd;
}

/** Whether a day or a month can have cost that; below 0 is a discount. */
export function isPossibleSum(costUsd: number): boolean {
  return Math.abs(costUsd) <= MOST_USD_OF_A_ROW;
}
