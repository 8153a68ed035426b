import { VernierError } from '#core';
import type { DeclaredSource, Machine } from '../reading/declared-source.ts';
import { failureWords } from '../reading/failures/failure-words.ts';
import type { ProblemList } from '../reading/problem-list.ts';
import { isWanted } from './choose-form.ts';
import { isAbsent } from './is-absent.ts';
import { listFiles } from './list-files.ts';
import type { AuditPlace, ListedFile } from './listed-file.ts';

/** Where to look, for what, and whom to tell of what cannot be read. */
export interface FileSearch {
  /** Files and folders that somebody named; empty: the sources' own places. */
  readonly named: readonly string[];
  readonly machine: Machine;
  readonly sources: readonly DeclaredSource[];
  readonly problems: ProblemList;
}

/** The places of a machine in which sources that can be read keep what they write. */
function ownPlaces({ machine, sources }: FileSearch): readonly AuditPlace[] {
  return sources
    .filter(({ forms }) => forms.length > 0)
    .flatMap(({ id, places, movedPlaces }) => {
      const moved = new Set(movedPlaces?.(machine));
      return (places?.(machine) ?? []).map((path) => ({ path, source: id, isMoved: moved.has(path) }));
    });
}

/** Tells of folders that variables name and that are not there, so that nobody takes them for empty ones. */
async function tellMissing({ machine, sources, problems }: FileSearch): Promise<void> {
  for (const { places, movedPlaces } of sources) {
    const known = new Set(places?.(machine));
    for (const path of movedPlaces?.(machine) ?? []) {
      if (!known.has(path) && (await isAbsent(path))) {
        problems.add({ kind: 'unreadable', path, code: 'ENOENT' });
      }
    }
  }
}

function nothingFound(places: readonly AuditPlace[], failures: readonly string[]): VernierError {
  const looked = places.map(({ path }) => path).join(', ') || 'no home directory';
  return failures.length > 0
    ? new VernierError('file-unreadable', failures.join('; '))
    : new VernierError(
        'not-found',
        `nothing that tells of usage is in ${looked}: name folders with transcripts, or exports, as in \`vernier audit ./transcripts usage.csv\``,
      );
}

/**
 * Finds the files that may tell of usage; places that nobody named need not be there.
 *
 * Throws  'not-found' where there are none, 'file-unreadable' where none can be read
 */
export async function findFiles(search: FileSearch): Promise<readonly ListedFile[]> {
  const { named, machine, sources, problems } = search;
  const areNamed = named.length > 0;
  const places = areNamed ? named.map((path) => ({ path })) : ownPlaces(search);
  const wanted = (name: string, place: AuditPlace) => isWanted(sources, name, place);
  const files = await listFiles(places, wanted, (path, code) => {
    problems.add({ kind: 'unreadable', path, code });
  });
  if (!areNamed) await tellMissing(search);
  const hasServer = !areNamed && sources.some(({ service }) => service?.placeOf(machine) !== undefined);
  if (files.length > 0 || hasServer) return files;
  throw nothingFound(
    places,
    problems
      .problems()
      .first.map(({ path, code = 'UNKNOWN' }) => `${path} cannot be read: ${failureWords(code)}`),
  );
}
