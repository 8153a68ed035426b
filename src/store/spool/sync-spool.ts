import { closeSync, fdatasyncSync, fstatSync, fsyncSync } from 'node:fs';
import { openIfThere } from './missing-file.ts';
import { listSpoolFiles } from './spool-file.ts';

/** Makes the spool files of one process survive a power cut. */
export interface SpoolSync {
  /**
   * Syncs those files that have grown since the last call.
   *
   * Throws  the file system's own error; the files that were not reached are synced by the next call
   */
  syncGrown(): void;
}

/** The two system calls that make it so. */
export interface SyncCalls {
  readonly fsync: (fileDescriptor: number) => void;
  readonly fdatasync: (fileDescriptor: number) => void;
}

const SYSTEM: SyncCalls = { fsync: fsyncSync, fdatasync: fdatasyncSync };

/** Opens a file for the time of one use; does nothing when it was renamed or deleted since it was listed. */
function useFile(path: string, use: (fileDescriptor: number) => void): void {
  const fileDescriptor = openIfThere(path);
  if (fileDescriptor === undefined) return;
  try {
    use(fileDescriptor);
  } finally {
    closeSync(fileDescriptor);
  }
}

/** Remembers which of a process's spool files are synced up to where. */
export function createSpoolSync(directory: string, processId: number, system = SYSTEM): SpoolSync {
  const syncedBytes = new Map<number, number>();
  return {
    syncGrown() {
      const files = listSpoolFiles(directory).filter((file) => file.processId === processId);
      for (const { path, sequence, state } of files) {
        if (state === 'rejected') continue;
        useFile(path, (fileDescriptor) => {
          const { size } = fstatSync(fileDescriptor);
          if (size === (syncedBytes.get(sequence) ?? 0)) return;
          // a new file's name is in the folder, which is synced apart
          if (!syncedBytes.has(sequence)) useFile(directory, system.fsync);
          system.fdatasync(fileDescriptor);
          syncedBytes.set(sequence, size);
        });
      }
      const present = new Set(files.map((file) => file.sequence));
      for (const sequence of syncedBytes.keys()) if (!present.has(sequence)) syncedBytes.delete(sequence);
    },
  };
}
