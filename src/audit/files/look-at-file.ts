import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { FileLook } from '../reading/declared-source.ts';
import { unpackedName } from './open-chunks.ts';

const TABLE = /\.(?:csv|tsv)$/iu;
const DELIMITERS = [',', '\t', ';'];

/** The character that parts the cells of a line: of those that are usual, the one that comes most. */
export function delimiterOf(line: string): string {
  const count = (delimiter: string) => line.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

function readColumns(line: string): readonly string[] {
  try {
    const rows: readonly string[][] = parse(line, { delimiter: delimiterOf(line), to: 1, trim: true });
    return rows[0] ?? [];
  } catch {
    return [];
  }
}

/** Says what the beginning of a file tells. */
export function lookAtFile(path: string, bytes: Buffer): FileLook {
  const head = bytes.toString('utf8').replace(/^\uFEFF/u, '');
  const firstLine = /\S[^\r\n]*/u.exec(head)?.[0] ?? '';
  const name = unpackedName(basename(path));
  return { path, name, head, firstLine, columns: TABLE.test(name) ? readColumns(firstLine) : [] };
}
