import { lstat, opendir } from 'node:fs/promises';

/** An entry of a folder, as the folder itself tells it; a link is neither a file nor a folder. */
export interface DiskEntry {
  readonly name: string;
  isFile(): boolean;
  isDirectory(): boolean;
}

/** All that is asked of a disk: the entries of folders, a few at a time, and when a file was last written. */
export interface Disk {
  opendir(folder: string): Promise<AsyncIterable<DiskEntry>>;
  lstat(path: string): Promise<{ readonly mtimeMs: number; isFile(): boolean }>;
}

/** The disk of this machine. */
export const MACHINE_DISK: Disk = { opendir: (folder) => opendir(folder), lstat: (path) => lstat(path) };
