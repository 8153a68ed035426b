import type { AuditSource, IsoDate } from '#core';

/** The first and the last day that the files of the sessions seen speak of. */
export interface PastDays {
  readonly firstDay: IsoDate;
  readonly lastDay: IsoDate;
}

/** Why a count is a lower bound: time was over, a folder could not be read, the rest is in a database, or it is enough. */
export type CutShortReason = 'time' | 'unreadable' | 'database' | 'many';

/** What one agent has left on this machine, as far as the names of its files say. */
export type SourcePast = { readonly source: AuditSource } & (
  | { readonly status: 'none' }
  /** `days` are absent where no file says a day that can be. */
  | { readonly status: 'found'; readonly sessions: number; readonly days?: PastDays }
  /** At least so many sessions; 0 where time was over before the first was seen. */
  | {
      readonly status: 'cut-short';
      readonly because: CutShortReason;
      readonly sessions: number;
      readonly days?: PastDays;
    }
  /** A database that is not opened holds whatever there is; `lastDay` is when it was last written. */
  | { readonly status: 'uncounted'; readonly lastDay?: IsoDate }
  /** Nothing could be seen; `why` is the system's code (`EACCES`), `path` what it was said of. */
  | { readonly status: 'unreadable'; readonly why: string; readonly path: string }
);

/** What all agents have left on this machine, in a fixed order. */
export interface Past {
  readonly sources: readonly SourcePast[];
}
