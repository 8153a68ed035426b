import { VernierError } from '#core';
import { columnsOf, type Mapping } from './mapping.ts';

const MOST_SHOWN = 40;

function missingError(
  missing: readonly (readonly [field: string, column: string])[],
  path: string,
  known: string,
) {
  const fields = missing.map(([field, column]) => `${field} names "${column}"`).join(', ');
  const message = `the mapping does not fit ${path}: ${fields}, which is not there: correct the mapping; ${known}`;
  return new VernierError('config-invalid', message, { details: { path, missing: missing.length } });
}

function ambiguousError(
  mapping: Mapping,
  path: string,
  columns: readonly string[],
): VernierError | undefined {
  const twice = columnsOf(mapping).filter(
    ([, column]) => columns.indexOf(column) !== columns.lastIndexOf(column),
  );
  if (twice.length === 0) return undefined;
  const fields = twice.map(([field, column]) => `${field} names "${column}"`).join(', ');
  const message = `the mapping does not fit ${path}: ${fields}, which several columns are called: give each column a title of its own`;
  return new VernierError('config-invalid', message, { details: { path, ambiguous: twice.length } });
}

/**
 * Checks that a table has every column that its mapping names, and only one of each.
 *
 * Throws  'config-invalid'
 */
export function checkColumns(mapping: Mapping, path: string, columns: readonly string[]): void {
  const known = new Set(columns);
  const missing = columnsOf(mapping).filter(([, column]) => !known.has(column));
  const ambiguous = ambiguousError(mapping, path, columns);
  if (ambiguous !== undefined) throw ambiguous;
  if (missing.length === 0) return;
  const shown = columns.slice(0, MOST_SHOWN).join(', ');
  const more = columns.length > MOST_SHOWN ? ` and ${columns.length - MOST_SHOWN} more` : '';
  throw missingError(missing, path, `its columns are ${shown}${more}`);
}

/** Fields that a row of JSON may leave out. */
const NEEDED: ReadonlySet<string> = new Set(['time', 'model', 'tokens.input', 'tokens.output']);

/** Watches whether what every mapping needs stands in any row of a file. */
export function createFieldWatch(mapping: Mapping) {
  const missing = new Map(columnsOf(mapping).filter(([field]) => NEEDED.has(field)));
  let names: readonly string[] = [];
  return {
    see(has: (column: string) => boolean, rowNames: () => readonly string[]): void {
      if (missing.size === 0) return;
      for (const [field, column] of missing) if (has(column)) missing.delete(field);
      if (names.length === 0) names = rowNames();
    },
    /** Throws  'config-invalid' where rows were seen and a field was in none of them */
    end(path: string): void {
      if (names.length === 0 || missing.size === 0) return;
      throw missingError(
        [...missing],
        path,
        `the fields of its first row are ${names.slice(0, MOST_SHOWN).join(', ')}`,
      );
    },
  };
}
