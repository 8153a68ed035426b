import type { Clock } from '#core';
import { type Disk, MACHINE_DISK } from './disk.ts';
import type { Past } from './past.ts';
import { createSessionTally } from './session-tally.ts';
import { SOURCES } from '../sources/registry.ts';

/** Where the past is looked for, and for how long. */
export interface PastSearch {
  /** Absent for a user who has none; then only the folders that `env` names are looked at. */
  readonly homeDirectory: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds for all sources together. */
  readonly deadlineMs: number;
  readonly clock: Clock;
  /** Ends the search before its time. */
  readonly signal?: AbortSignal;
  /** The disk of this machine unless another is given. */
  readonly disk?: Disk;
}

/** The sources that can say what they left without a file being opened. */
const FOUND = SOURCES.flatMap(({ id, findSessions }) =>
  findSessions === undefined ? [] : [{ source: id, findSessions }],
);

/** One of the four threads that Node has for files stays free where all of these hang. */
const MOST_AT_ONCE = 3;

/** Waits for the work, at most so long; what has not come by then is left behind. */
async function waitAtMost(work: Promise<unknown>, durationMs: number, signal?: AbortSignal): Promise<void> {
  const { promise: over, resolve: end } = Promise.withResolvers<void>();
  const stop = () => end();
  const timer = setTimeout(stop, durationMs);
  signal?.addEventListener('abort', stop, { once: true });
  await Promise.race([work, over]);
  clearTimeout(timer);
  signal?.removeEventListener('abort', stop);
}

/**
 * Finds what coding agents have left on this machine, from the names and times of their files alone.
 *
 * Shape   no file is opened; three calls to the disk at a time, one for each source; it never rejects
 * Units   `deadlineMs` is for all; a read that hangs is left behind, and what was seen till then is given
 */
export async function findPast(search: PastSearch): Promise<Past> {
  const { homeDirectory, env, deadlineMs, clock, signal, disk = MACHINE_DISK } = search;
  const now = clock.now();
  const endMs = clock.monotonicMs() + deadlineMs;
  let isLeftBehind = false;
  const isSearchOver = () => isLeftBehind || signal?.aborted === true || clock.monotonicMs() >= endMs;
  const tallies = FOUND.map(({ source }) => createSessionTally({ source, isSearchOver, now }));
  const waiting = FOUND.entries();
  const lookOneByOne = async () => {
    for (const [index, { findSessions }] of waiting) {
      const tally = tallies[index];
      if (tally === undefined) continue;
      await findSessions({ homeDirectory, env, disk, tally, now });
      tally.finish();
    }
  };
  const work = Array.from({ length: MOST_AT_ONCE }, lookOneByOne);
  await waitAtMost(Promise.all(work), deadlineMs, signal);
  isLeftBehind = true;
  return { sources: tallies.map((tally) => tally.result()) };
}
