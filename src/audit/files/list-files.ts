import { opendir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { AuditSource } from '#core';

/** A place in which files are looked for. */
export interface AuditPlace {
  readonly path: string;
  /** Absent for a place that somebody named: then each file says itself what it is. */
  readonly source?: AuditSource;
}

/** A file that may tell of usage. */
export interface ListedFile extends AuditPlace {
  readonly bytes: number;
  /** Whether somebody named this very file, and not a folder above it. */
  readonly isNamed?: boolean;
}

/** Says whether a file in a folder may be one that is looked for, by its name and its place. */
export type IsWanted = (name: string, place: AuditPlace) => boolean;

/** Whom to tell of what cannot be read. */
export type TellUnreadable = (path: string, code: string) => void;

/** No layout of an agent is deeper, and a named folder may stand above several of them. */
const DEEPEST = 12;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}

/** The beginning of names tells the time at Codex, so that a session comes before those that were forked from it. */
function inOrder(one: ListedFile, other: ListedFile): number {
  const [name, otherName] = [basename(one.path), basename(other.path)];
  if (name !== otherName) return name < otherName ? -1 : 1;
  return one.path < other.path ? -1 : 1;
}

function sourceOf({ source }: AuditPlace): Pick<ListedFile, 'source'> {
  return source === undefined ? {} : { source };
}

/**
 * Lists the files in places, each file once.
 *
 * Shape   links are followed for a place itself and nowhere below, so that no loop is walked; what is not there is
 *         told like what may not be read
 */
export async function listFiles(
  places: readonly AuditPlace[],
  isWanted: IsWanted,
  tell: TellUnreadable,
): Promise<readonly ListedFile[]> {
  const files = new Map<string, ListedFile>();

  async function add(path: string, facts: Omit<ListedFile, 'path' | 'bytes'>): Promise<void> {
    const { size } = await stat(path);
    if (!files.has(path)) files.set(path, { ...facts, path, bytes: size });
  }

  async function visit(path: string, place: AuditPlace, levels: number): Promise<void> {
    try {
      for await (const entry of await opendir(path)) {
        const below = join(path, entry.name);
        if (entry.isDirectory() && levels > 0) await visit(below, place, levels - 1);
        else if (entry.isFile() && isWanted(entry.name, place)) await add(below, sourceOf(place));
      }
    } catch (error) {
      tell(path, codeOf(error));
    }
  }

  for (const place of places) {
    try {
      const path = await realpath(place.path);
      const facts = await stat(path);
      if (facts.isDirectory()) await visit(path, place, DEEPEST);
      else if (facts.isFile()) await add(path, { ...sourceOf(place), isNamed: place.source === undefined });
    } catch (error) {
      tell(place.path, codeOf(error));
    }
  }
  return [...files.values()].toSorted(inOrder);
}
