import type { Disk, DiskEntry } from '../past/disk.ts';

/** What a folder of a scripted disk does when it is opened. */
export type ScriptedFolder = () => Promise<AsyncIterable<DiskEntry>>;

/** A read from a disk that does not answer. */
export function hang(): Promise<never> {
  return Promise.race<never>([]);
}

/** Entries of one kind, one name after the other. */
export async function* entries(names: Iterable<string>, kind: 'file' | 'folder' = 'file') {
  for (const name of names) {
    yield { name, isFile: () => kind === 'file', isDirectory: () => kind === 'folder' };
  }
}

/** A failure as the system reports it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** A disk that fails and hangs as told, which no real one does on demand; what has no script is not there. */
export function scriptedDisk(
  folders: Readonly<Record<string, ScriptedFolder>>,
  mtimeMs: number,
): Disk & { readonly opened: readonly string[] } {
  const opened: string[] = [];
  return {
    opened,
    opendir(folder) {
      opened.push(folder);
      return folders[folder]?.() ?? Promise.reject(systemError('ENOENT'));
    },
    lstat: () => Promise.resolve({ mtimeMs, isFile: () => true }),
  };
}
