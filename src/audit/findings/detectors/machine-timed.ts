const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Of a gap between two calls, up to a minute. */
const SAME_GAP = 0.05;

/** Finds the place of the first of sorted times that is no earlier than another one. */
function placeOf(times: Float64Array, atMs: number): number {
  let [from, to] = [0, times.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((times[middle] ?? 0) >= atMs) to = middle;
    else from = middle + 1;
  }
  return from;
}

/**
 * Makes the test whether a call was begun by a clock: another one a day earlier or later to the minute, or as long after
 * the call before as before the call after it.
 *
 * Shape   times: of all calls that may be, in milliseconds, in any order
 */
export function createTimerTest(times: readonly number[]): (atMs: number) => boolean {
  const sorted = Float64Array.from(times).toSorted();
  const hasNear = (atMs: number) => {
    const next = sorted[placeOf(sorted, atMs - MINUTE_MS)];
    return next !== undefined && next <= atMs + MINUTE_MS;
  };
  return (atMs) => {
    if (hasNear(atMs - DAY_MS) || hasNear(atMs + DAY_MS)) return true;
    const place = placeOf(sorted, atMs);
    const [before, after] = [sorted[place - 1], sorted[place + 1]];
    if (before === undefined || after === undefined) return false;
    const [gap, nextGap] = [atMs - before, after - atMs];
    return gap > 0 && Math.abs(gap - nextGap) <= Math.min(MINUTE_MS, SAME_GAP * gap);
  };
}
