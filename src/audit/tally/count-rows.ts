import type { UsageRecord } from '#core';

/** Counts the rows of a source that a record stands for: one, unless single calls were summed up in reading. */
export function countRows({ bucket }: UsageRecord): number {
  return bucket?.granularity === 'calls' ? (bucket.calls ?? 1) : 1;
}
