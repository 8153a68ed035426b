import type { AuditSource, IsoDate } from '#core';
import { createDayRange } from './day-range.ts';
import type { SourcePast } from './past.ts';
import { toSourcePast } from './to-source-past.ts';

/** What is seen of one agent's sessions while its folders are walked; it can be read at any moment. */
export interface SessionTally {
  /** Whether to stop: time is over, or there are so many that the number says enough. */
  isOver(): boolean;
  has(id: string): boolean;
  /** Counts a session, once for each id. */
  add(id: string, day: IsoDate | undefined): void;
  /** Notes a database that holds sessions which no file name tells. */
  addDatabase(day: IsoDate | undefined): void;
  /** Notes what could not be read; what is not there is no failure. */
  fail(path: string, error: unknown): void;
  /** Says that everything was looked at that was to be looked at. */
  finish(): void;
  result(): SourcePast;
}

/** What a tally stands on. */
export interface TallyBasis {
  readonly source: AuditSource;
  /** Whether the search as a whole has ended. */
  readonly isSearchOver: () => boolean;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

/** Bounds the memory of a search; whoever has more learns nothing from the exact number. */
export const MOST_SESSIONS = 100_000;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}

/** Starts to count one agent's sessions. */
export function createSessionTally({ source, isSearchOver, now }: TallyBasis): SessionTally {
  const ids = new Set<string>();
  const sessionDays = createDayRange(now);
  const databaseDays = createDayRange(now);
  let hasDatabase = false;
  let isFinished = false;
  let wasStopped = false;
  let failure: { readonly why: string; readonly path: string } | undefined;
  const hasEnough = () => ids.size >= MOST_SESSIONS;
  return {
    isOver() {
      wasStopped ||= isSearchOver();
      return wasStopped || hasEnough();
    },
    has: (id) => ids.has(id),
    add(id, day) {
      ids.add(id);
      sessionDays.take(day);
    },
    addDatabase(day) {
      hasDatabase = true;
      databaseDays.take(day);
    },
    fail(path, error) {
      const why = codeOf(error);
      if (why !== 'ENOENT') failure ??= { why, path };
    },
    finish() {
      isFinished = true;
    },
    result: () =>
      toSourcePast({
        source,
        sessions: ids.size,
        days: sessionDays.days(),
        end: hasEnough() ? 'many' : isFinished && !wasStopped ? 'all-seen' : 'time',
        failure,
        database: hasDatabase ? { lastDay: databaseDays.days()?.lastDay } : undefined,
      }),
  };
}
