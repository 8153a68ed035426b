import { basename } from 'node:path';
import type { DeclaredSource, FileForm, FileLook } from '../reading/declared-source.ts';
import type { ListedFile, AuditPlace } from './listed-file.ts';
import { unpackedName } from './open-chunks.ts';

/** One form of one source. */
export interface SourceForm {
  readonly source: DeclaredSource;
  readonly form: FileForm;
}

/** Lists the forms that a file may have: those of the source in whose place it lies, else those of all. */
function formsOf(
  sources: readonly DeclaredSource[],
  place: Pick<AuditPlace, 'source'>,
): readonly SourceForm[] {
  return sources
    .filter(({ id }) => place.source === undefined || id === place.source)
    .flatMap((source) => source.forms.map((form) => ({ source, form })));
}

/** Says whether a file in a folder may be of a source, by its name. */
export function isWanted(sources: readonly DeclaredSource[], name: string, place: AuditPlace): boolean {
  const unpacked = unpackedName(name);
  return formsOf(sources, place).some(({ form }) => form.names.test(unpacked));
}

/** Lists what a file may be; one that somebody named may have any name. */
function candidateForms(sources: readonly DeclaredSource[], file: ListedFile): readonly SourceForm[] {
  const forms = formsOf(sources, file);
  if (file.isNamed === true) return forms;
  const name = unpackedName(basename(file.path));
  return forms.filter(({ form }) => form.names.test(name));
}

/** Chooses what a file is, by its place or its beginning; nothing where no form recognises it. */
export function chooseForm(
  sources: readonly DeclaredSource[],
  file: ListedFile,
  look: FileLook,
): SourceForm | undefined {
  const candidates = candidateForms(sources, file);
  // what lies in a source's own place needs no mark, so that an unusual beginning hides nothing
  if (file.source !== undefined && candidates.length === 1) return candidates[0];
  return candidates.find(({ form }) => form.recognises(look));
}
