import type { UsageRecord } from '#core';
import { countTokens, totalTokens } from './count-tokens.ts';

/** A call as it was told once. */
export interface Telling {
  readonly record: UsageRecord;
  /** Whether a side conversation copied it from the main one. */
  readonly isCopy: boolean;
}

/** The telling that is the truer one: the original before its copy, then the one with more tokens. */
function isTruer(candidate: Telling, known: Telling): boolean {
  if (candidate.isCopy !== known.isCopy) return known.isCopy;
  return totalTokens(countTokens(candidate.record.usage)) > totalTokens(countTokens(known.record.usage));
}

/** The larger of two counts, of which one may not be told. */
function largerOf(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);
}

/**
 * Makes one record of two tellings of the same call.
 *
 * Shape   a streamed answer is written down several times, its first tellings with few output tokens: the fullest
 *         counts, at the earliest time, with what only the other one says
 */
export function mergeTold(
  known: Telling,
  candidate: Telling,
): { readonly record: UsageRecord; readonly isReplaced: boolean } {
  const isReplaced = isTruer(candidate, known);
  const [truer, other] = isReplaced ? [candidate.record, known.record] : [known.record, candidate.record];
  const record: UsageRecord = {
    ...truer,
    at: truer.at < other.at ? truer.at : other.at,
    effort: truer.effort ?? other.effort,
    serviceTier: truer.serviceTier ?? other.serviceTier,
    statedCostUsd: truer.statedCostUsd ?? other.statedCostUsd,
    toolCalls: largerOf(truer.toolCalls, other.toolCalls),
    durationMs: truer.durationMs ?? other.durationMs,
  };
  return { record, isReplaced };
}
