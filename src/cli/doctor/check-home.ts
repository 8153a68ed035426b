import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBlocker, makeFolder } from '#store';
import { NO_HOME_DIRECTORY } from '../environment.ts';
import { type Finding, reasonOf } from './finding.ts';

/** Writes and deletes a file: the only proof that also sees quotas, full disks and read-only mounts. */
function tryToWrite(home: string): void {
  const file = join(home, `.doctor-${process.pid}`);
  try {
    writeFileSync(file, 'This file can be deleted.\n', { mode: 0o600 });
  } finally {
    // a full disk takes the name of a file and refuses what should stand in it
    rmSync(file, { force: true });
  }
}

function adviceFor(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'free some space, or set VERNIER_HOME to another disk';
  if (code === 'EROFS') return 'set VERNIER_HOME to a folder on a writable disk';
  if (code === 'EEXIST' || code === 'ENOTDIR' || code === 'ELOOP') return 'set VERNIER_HOME to a folder';
  return 'make it readable and writable for this user, or set VERNIER_HOME';
}

/** Looks whether the home folder can be made, read and written. */
export function checkHome(home: string): Finding {
  const what = 'home';
  if (home.startsWith(`${NO_HOME_DIRECTORY}/`)) {
    const found = 'this user has no home directory: set VERNIER_HOME to a folder that this user can write';
    return { what, status: 'problem', found };
  }
  const blocker = findBlocker(home);
  if (blocker !== undefined) {
    const found = `${home} cannot be used (${blocker.problem}): ${blocker.advice}`;
    return { what, status: 'problem', found };
  }
  try {
    makeFolder(home);
    readdirSync(home);
    tryToWrite(home);
    return { what, status: 'ok', found: home };
  } catch (error) {
    const found = `${home} cannot be used (${reasonOf(error)}): ${adviceFor(error)}`;
    return { what, status: 'problem', found };
  }
}
