import { opendir, realpath, stat } from 'node:fs/promises';
import { basename, isAbsolute, join, relative } from 'node:path';
import { failureCodeOf, ownFailure } from '../reading/failures/failure-code.ts';
import {
  type AuditPlace,
  type IsWanted,
  type ListedFile,
  sourceOf,
  type TellUnreadable,
} from './listed-file.ts';

/** What is looked for below places, and whom to tell of what cannot be read. */
export interface WalkOrder {
  readonly isWanted: IsWanted;
  readonly tell: TellUnreadable;
}

/** Collects folders and files and goes through the folders. */
export interface FolderWalk {
  /** Takes a folder by its real path; `walk` reads it. */
  addFolder(path: string, place: AuditPlace): void;
  /** Takes a file by its path and its real one. */
  addFile(path: string, real: string, facts: Omit<ListedFile, 'path' | 'bytes'>): Promise<void>;
  /** Reads all folders and gives all files. */
  walk(): Promise<readonly ListedFile[]>;
}

/** Says whether a folder is above a path. */
function isAbove(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return !way.startsWith('..') && !isAbsolute(way);
}

/** A name that is no UTF-8 is read with another letter in it, and no such file is there. */
function codeOfEntry(path: string, error: unknown): string {
  const code = failureCodeOf(error);
  return code === 'ENOENT' && path.includes('\uFFFD') ? 'NAME_NOT_UTF8' : code;
}

function createFiles() {
  const files = new Map<string, ListedFile>();
  const addFile: FolderWalk['addFile'] = async (path, real, facts) => {
    const found = await stat(path);
    if (!found.isFile()) throw ownFailure('NOT_A_FILE');
    const known = files.get(real);
    // its own name says more than that of a link to it
    if (known === undefined || real === path) {
      files.set(real, { ...known, ...facts, path, bytes: found.size });
    }
  };
  return { addFile, all: () => [...files.values()] };
}

/**
 * Starts to collect files, each once.
 *
 * Shape   links are followed, but to no folder above them, and no folder is read twice; what cannot be read is told,
 *         entry by entry
 */
export function createFolderWalk({ isWanted, tell }: WalkOrder): FolderWalk {
  const { addFile, all } = createFiles();
  const folders: AuditPlace[] = [];
  const seen = new Set<string>();

  function addFolder(path: string, place: AuditPlace): void {
    const key = `${place.source ?? ''} ${path}`;
    if (!seen.has(key)) folders.push({ ...place, path });
    seen.add(key);
  }

  async function followLink(link: string, place: AuditPlace): Promise<void> {
    const isOurs = isWanted(basename(link), place);
    try {
      const path = await realpath(link);
      const isFolder = (await stat(path)).isDirectory();
      if (isFolder && !isAbove(path, link)) addFolder(path, place);
      else if (!isFolder && isOurs) await addFile(link, path, sourceOf(place));
    } catch (error) {
      const code = codeOfEntry(link, error);
      // a folder that somebody named may have broken links of any kind
      if (isOurs || place.source !== undefined) tell(link, code === 'ENOENT' ? 'BROKEN_LINK' : code);
    }
  }

  async function attempt(path: string, read: () => Promise<void>): Promise<void> {
    try {
      await read();
    } catch (error) {
      tell(path, codeOfEntry(path, error));
    }
  }

  async function readFolder(folder: AuditPlace): Promise<void> {
    for await (const entry of await opendir(folder.path)) {
      const path = join(folder.path, entry.name);
      if (entry.isDirectory()) addFolder(path, folder);
      else if (entry.isSymbolicLink()) await followLink(path, folder);
      else if (isWanted(entry.name, folder)) {
        await attempt(path, () => addFile(path, path, sourceOf(folder)));
      }
    }
  }

  return {
    addFolder,
    addFile,
    async walk() {
      // grows while it is walked
      for (const folder of folders) await attempt(folder.path, () => readFolder(folder));
      return all();
    },
  };
}
