import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { findBlocker } from '#store';
import { type Finding, reasonOf } from './finding.ts';

const MEGABYTE = 1_000_000;
const GIGABYTE = 1000 * MEGABYTE;
const TOO_LITTLE_BYTES = 100 * MEGABYTE;
const LITTLE_BYTES = GIGABYTE;

/** What the system says of a disk. */
export interface DiskFigures {
  /** What this user may still write. */
  readonly freeBytes: number;
  readonly totalBytes: number;
  /** Files that can still be made; undefined where the disk does not count them. */
  readonly freeFiles: number | undefined;
}

function formatBytes(bytes: number): string {
  if (bytes >= GIGABYTE) return `${(bytes / GIGABYTE).toFixed(1)} GB`;
  return `${Math.floor(bytes / MEGABYTE)} MB`;
}

/** Reads the figures of the disk on which a folder lies or will lie. */
export async function readDisk(folder: string): Promise<DiskFigures> {
  try {
    const { bavail, blocks, bsize, files, ffree } = await statfs(folder);
    return {
      freeBytes: bavail * bsize,
      totalBytes: blocks * bsize,
      freeFiles: files === 0 ? undefined : ffree,
    };
  } catch (error) {
    if (dirname(folder) === folder) throw error;
    return await readDisk(dirname(folder));
  }
}

/** Says whether there is room: below 100 MB is a problem, below 1 GB is noted. */
export function judgeDisk({ freeBytes, totalBytes, freeFiles }: DiskFigures): Finding {
  const what = 'disk';
  const figures = `${formatBytes(freeBytes)} of ${formatBytes(totalBytes)} are free`;
  const advice = 'free some space, or set VERNIER_HOME to another disk';
  // some file systems of containers do not count at all
  if (totalBytes === 0) return { what, status: 'ok', found: 'this file system says no figures' };
  if (freeFiles === 0) {
    return { what, status: 'problem', found: `no more files can be made, though ${figures}: ${advice}` };
  }
  if (freeBytes < TOO_LITTLE_BYTES) {
    const found = `only ${figures}, and the ledger needs ${formatBytes(TOO_LITTLE_BYTES)}: ${advice}`;
    return { what, status: 'problem', found };
  }
  if (freeBytes < LITTLE_BYTES) return { what, status: 'note', found: `only ${figures}: ${advice} soon` };
  return { what, status: 'ok', found: figures };
}

/** Looks how much room the disk of the home folder has. */
export async function checkDisk(home: string): Promise<Finding> {
  const blocker = findBlocker(home);
  if (blocker !== undefined) {
    // nobody knows on which disk the home will lie instead
    return { what: 'disk', status: 'note', found: `not looked at, as ${blocker.problem}` };
  }
  try {
    return judgeDisk(await readDisk(home));
  } catch (error) {
    const found = `the free space cannot be read (${reasonOf(error)}): look at the disk of ${home}`;
    return { what: 'disk', status: 'note', found };
  }
}
