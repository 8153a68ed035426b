import { isProcessAlive } from '../ledger/is-process-alive.ts';
import { isMissing } from './missing-file.ts';
import { listSpoolFiles, type SpoolFile } from './spool-file.ts';

/** What ended processes have left in a spool folder, in files. */
export interface LeftOverFiles {
  /** Files whose records are not in the database yet: the next opening of the store ingests them. */
  readonly waiting: number;
  /** Files of lines that could not be read, kept for a person to look at. */
  readonly rejected: number;
}

function isNoFolder(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOTDIR';
}

function listIfThere(directory: string): readonly SpoolFile[] {
  try {
    return listSpoolFiles(directory);
  } catch (error) {
    if (isMissing(error) || isNoFolder(error)) return [];
    throw error;
  }
}

function isWaiting({ state, processId }: SpoolFile): boolean {
  return state !== 'rejected' && !isProcessAlive(processId);
}

/**
 * Counts the spool files of processes that no longer run; a folder that is not there holds none.
 *
 * Throws  the system's own error when the folder cannot be read
 */
export function countLeftOverFiles(spoolDirectory: string): LeftOverFiles {
  const files = listIfThere(spoolDirectory);
  return {
    waiting: files.filter(isWaiting).length,
    rejected: files.filter(({ state }) => state === 'rejected').length,
  };
}
