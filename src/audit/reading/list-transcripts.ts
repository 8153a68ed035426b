import { opendir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { TranscriptSource } from '#core';

/** A place in which transcripts are looked for. */
export interface TranscriptPlace {
  readonly path: string;
  /** Absent for a place that somebody named: then each file says itself what it is. */
  readonly source?: TranscriptSource;
}

/** A file that may be a transcript. */
export interface TranscriptFile extends TranscriptPlace {
  readonly bytes: number;
}

/** Whom to tell of what cannot be read. */
export type TellUnreadable = (path: string, code: string) => void;

const TRANSCRIPT = /\.jsonl(?:\.zst)?$/u;
/** No layout of an agent is deeper, and a named folder may stand above several of them. */
const DEEPEST = 12;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}

/** The beginning of names tells the time at Codex, so that a session comes before those that were forked from it. */
function inOrder(one: TranscriptFile, other: TranscriptFile): number {
  const [name, otherName] = [basename(one.path), basename(other.path)];
  if (name !== otherName) return name < otherName ? -1 : 1;
  return one.path < other.path ? -1 : 1;
}

/**
 * Lists the transcripts in places, each file once.
 *
 * Shape   links are followed for a place itself and nowhere below, so that no loop is walked; what is not there is
 *         told like what may not be read
 */
export async function listTranscripts(
  places: readonly TranscriptPlace[],
  tell: TellUnreadable,
): Promise<readonly TranscriptFile[]> {
  const files = new Map<string, TranscriptFile>();

  async function add(path: string, place: TranscriptPlace): Promise<void> {
    const { size } = await stat(path);
    if (!files.has(path)) files.set(path, { ...place, path, bytes: size });
  }

  async function visit(path: string, place: TranscriptPlace, levels: number): Promise<void> {
    try {
      for await (const entry of await opendir(path)) {
        const below = join(path, entry.name);
        if (entry.isDirectory() && levels > 0) await visit(below, place, levels - 1);
        else if (entry.isFile() && TRANSCRIPT.test(entry.name)) await add(below, place);
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
      else if (facts.isFile()) await add(path, place);
    } catch (error) {
      tell(place.path, codeOf(error));
    }
  }
  return [...files.values()].toSorted(inOrder);
}
