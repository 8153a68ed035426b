import type { CallBucket } from '#core';
import { readLooseInstant } from '../rows/read-loose-instant.ts';

const SPANS: ReadonlyMap<number, CallBucket['granularity']> = new Map([
  [60_000, 'minute'],
  [3_600_000, 'hour'],
  [86_400_000, 'day'],
]);

/** Says how long a span is by where it begins and ends; `unknown` where either is not told. */
export function granularityOf(start: unknown, end: unknown): CallBucket['granularity'] {
  const [startAt, endAt] = [readLooseInstant(start), readLooseInstant(end)];
  if (startAt === undefined || endAt === undefined) return 'unknown';
  return SPANS.get(Date.parse(endAt) - Date.parse(startAt)) ?? 'unknown';
}
