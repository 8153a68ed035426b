import { basename } from 'node:path';
import type { FileLook, TextEncoding } from '../reading/declared-source.ts';
import { createCellSplitter } from '../reading/table/split-cells.ts';
import { findFirstObject } from './find-first-object.ts';
import { unpackedName } from './open-chunks.ts';

const TABLE = /\.(?:csv|tsv)$/iu;
const LINES = /\.(?:jsonl|ndjson)$/iu;
const DELIMITERS = [',', '\t', ';'];

const HEAD_BYTES = 64 * 1024;
/** A crash may leave rubbish at the beginning of a file that grows by lines; in so much of it a good line is looked for. */
const LOOKED_PAST_BYTES = 1024 * 1024;

/** Says how much of a file is to be read before it is looked at. */
export function lookedAtBytes(path: string): number {
  return LINES.test(unpackedName(path)) ? LOOKED_PAST_BYTES : HEAD_BYTES;
}

/** The character that parts the cells of a line: of those that are usual, the one that comes most. */
export function delimiterOf(line: string): string {
  const count = (delimiter: string) => line.split(delimiter).length;
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/** The titles of a table; none where its first line is not a whole row. */
function readColumns(line: string): readonly string[] {
  const row = createCellSplitter(delimiterOf(line)).take(line);
  return row === 'open' || row === 'broken' ? [] : row;
}

/** Says what the beginning of a file tells, which is in UTF-8 here. */
export function lookAtFile(path: string, bytes: Buffer, encoding: TextEncoding = 'utf-8'): FileLook {
  const name = unpackedName(basename(path));
  const start = LINES.test(name) ? findFirstObject(bytes) : 0;
  const head = bytes.subarray(start, start + HEAD_BYTES).toString('utf8');
  const firstLine = /\S[^\r\n]*/u.exec(head)?.[0] ?? '';
  const columns = TABLE.test(name) ? readColumns(firstLine) : [];
  return { path, name, head, encoding, firstLine, columns };
}
