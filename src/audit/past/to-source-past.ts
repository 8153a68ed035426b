import type { AuditSource, IsoDate } from '#core';
import type { CutShortReason, PastDays, SourcePast } from './past.ts';

/** All that was seen of one agent, and how the look ended. */
export interface SeenOfSource {
  readonly source: AuditSource;
  readonly sessions: number;
  readonly days: PastDays | undefined;
  readonly end: 'all-seen' | 'time' | 'many';
  /** The first that could not be read. */
  readonly failure: { readonly why: string; readonly path: string } | undefined;
  readonly database: { readonly lastDay: IsoDate | undefined } | undefined;
}

function cutShortReason({ end, failure, database }: SeenOfSource): CutShortReason | undefined {
  if (end !== 'all-seen') return end;
  if (failure !== undefined) return 'unreadable';
  return database === undefined ? undefined : 'database';
}

function withoutSessions({ source, end, failure, database }: SeenOfSource): SourcePast {
  if (database !== undefined) {
    const { lastDay } = database;
    return { source, status: 'uncounted', ...(lastDay === undefined ? {} : { lastDay }) };
  }
  if (failure !== undefined) return { source, status: 'unreadable', ...failure };
  if (end === 'time') return { source, status: 'cut-short', because: 'time', sessions: 0 };
  return { source, status: 'none' };
}

/** Says what was seen as what it is worth: a count, a lower bound, or why there is none. */
export function toSourcePast(seen: SeenOfSource): SourcePast {
  const { source, sessions, days } = seen;
  if (sessions === 0) return withoutSessions(seen);
  const counted = { source, sessions, ...(days === undefined ? {} : { days }) };
  const because = cutShortReason(seen);
  return because === undefined
    ? { ...counted, status: 'found' }
    : { ...counted, status: 'cut-short', because };
}
