import type { CallBucket, UsageRecord } from '#core';

/** Says whether rows of this span belong to one day: sums of a month, or of a span that is not told, do not. */
export function isSpanOfOneDay(granularity: CallBucket['granularity'] | 'call'): boolean {
  return granularity !== 'month' && granularity !== 'unknown';
}

/** Says whether a record belongs to one day. */
export function isOfOneDay({ bucket }: UsageRecord): boolean {
  return isSpanOfOneDay(bucket?.granularity ?? 'call');
}
