import { realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { failureCodeOf } from '../reading/failures/failure-code.ts';
import { isAbsent } from './is-absent.ts';
import {
  type AuditPlace,
  type IsWanted,
  type ListedFile,
  sourceOf,
  type TellUnreadable,
} from './listed-file.ts';
import { createFolderWalk } from './walk-folders.ts';

/** The beginning of names tells the time at Codex, so that a session comes before those that were forked from it. */
function inOrder(one: ListedFile, other: ListedFile): number {
  const [name, otherName] = [basename(one.path), basename(other.path)];
  if (name !== otherName) return name < otherName ? -1 : 1;
  return one.path < other.path ? -1 : 1;
}

/** What a place may be: those of a source are folders or files, and their names say which. */
function shapeOf(place: AuditPlace, isWanted: IsWanted): 'file' | 'folder' | 'either' {
  if (place.source === undefined) return 'either';
  if (isWanted(basename(place.path), place)) return 'file';
  return place.isMoved === true ? 'either' : 'folder';
}

/** Says why a place is not read; nothing where nothing is there and only a source's habit says that something may be. */
async function codeOfPlace(
  { path, source, isMoved }: AuditPlace,
  error: unknown,
): Promise<string | undefined> {
  const code = failureCodeOf(error);
  if (code !== 'ENOENT') return code;
  if (!(await isAbsent(path))) return 'BROKEN_LINK';
  return source === undefined || isMoved === true ? code : undefined;
}

/**
 * Lists the files in places, each file once.
 *
 * Shape   each entry and each place that cannot be read is told, and the rest is listed
 */
export async function listFiles(
  places: readonly AuditPlace[],
  isWanted: IsWanted,
  tell: TellUnreadable,
): Promise<readonly ListedFile[]> {
  const folders = createFolderWalk({ isWanted, tell });

  async function look(place: AuditPlace): Promise<void> {
    const { path, source, isMoved } = place;
    const shape = shapeOf(place, isWanted);
    const facts = await stat(path);
    if (facts.isDirectory()) {
      if (shape === 'file') tell(path, 'EISDIR');
      else folders.addFolder(await realpath(path), place);
    } else if (facts.isFile() && shape === 'folder') tell(path, 'ENOTDIR');
    else {
      const isNamed = source === undefined || isMoved === true;
      await folders.addFile(path, facts.isFile() ? await realpath(path) : path, {
        ...sourceOf(place),
        isNamed,
      });
    }
  }

  for (const place of places) {
    try {
      await look(place);
    } catch (error) {
      const code = await codeOfPlace(place, error);
      if (code !== undefined) tell(place.path, code);
    }
  }
  return (await folders.walk()).toSorted(inOrder);
}
