import type { Clock } from '#core';

/** A clock that stands still at a time. */
export function clockAt(time: string | number): Clock {
  const now = typeof time === 'number' ? time : Date.parse(time);
  return { now: () => now, monotonicMs: () => performance.now() };
}
