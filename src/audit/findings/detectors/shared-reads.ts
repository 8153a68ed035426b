import type { SeenCall } from '../seen-call.ts';

/** Conversations of one project and model share what their prompts begin with. */
function poolOf({ record }: SeenCall): string {
  return `${record.source}\u0000${record.project ?? ''}\u0000${record.modelId ?? ''}`;
}

/** The first of sorted times that lies after another one. */
function firstAfter(times: Float64Array, atMs: number): number | undefined {
  let [from, to] = [0, times.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((times[middle] ?? 0) > atMs) to = middle;
    else from = middle + 1;
  }
  return times[from];
}

/** Remembers first calls of threads that read from a cache: another thread must have written what they read. */
export function createSharedReads() {
  const reads = new Map<string, number[]>();
  return {
    see(call: SeenCall): void {
      if ((call.record.usage.cacheReadTokens ?? 0) === 0) return;
      const times = reads.get(poolOf(call)) ?? [];
      reads.set(poolOf(call), times);
      times.push(call.atMs);
    },
    /** Tells, once all calls were seen, whether another thread may have read what a call wrote. */
    finish(): (call: SeenCall) => boolean {
      const sorted = new Map([...reads].map(([pool, times]) => [pool, Float64Array.from(times).toSorted()]));
      return (call) => {
        const times = sorted.get(poolOf(call));
        const next = times === undefined ? undefined : firstAfter(times, call.atMs);
        return next !== undefined && next <= call.atMs + call.lifetimeMs;
      };
    },
  };
}
