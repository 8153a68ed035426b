import type { AuditSource } from '#core';

/** A place in which files are looked for. */
export interface AuditPlace {
  readonly path: string;
  /** Absent for a place that somebody named: then each file says itself what it is. */
  readonly source?: AuditSource;
  /** Whether a variable of the source's own names this very place. */
  readonly isMoved?: boolean;
}

/** A file that may tell of usage. */
export interface ListedFile {
  readonly path: string;
  /** The source in whose place it lies; absent where somebody named the place. */
  readonly source?: AuditSource;
  readonly bytes: number;
  /** Whether somebody named this very file, and not a folder above it. */
  readonly isNamed?: boolean;
}

/** Says whether a file in a folder may be one that is looked for, by its name and its place. */
export type IsWanted = (name: string, place: AuditPlace) => boolean;

/** Whom to tell of what cannot be read. */
export type TellUnreadable = (path: string, code: string) => void;

/** Gives what a file has of the place in which it lies. */
export function sourceOf({ source }: AuditPlace): Pick<ListedFile, 'source'> {
  return source === undefined ? {} : { source };
}
