import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { recordingSink } from '../__fixtures__/recording-sink.ts';
import { temporaryHome } from '../__fixtures__/temporary-home.ts';
import type { DeclaredSource } from './declared-source.ts';
import { LARGEST_DOCUMENT_BYTES } from './read-document.ts';
import { createFileReading } from './read-file.ts';

/** A source that keeps what it is given, in each shape. */
function keepingSource() {
  const rows: (readonly (string | undefined)[])[] = [];
  const documents: unknown[] = [];
  let loads = 0;
  const source: DeclaredSource = {
    id: 'kept',
    title: 'kept',
    kind: 'export',
    forms: [
      {
        names: /\.csv$/u,
        recognises: ({ columns }) => columns.includes('a'),
        reader: {
          shape: 'table',
          load: async () => {
            loads += 1;
            return () => ({
              row: (cell, number) => rows.push([String(number), cell('a'), cell('b'), cell('none')]),
              end: () => undefined,
            });
          },
        },
      },
      {
        names: /\.json$/u,
        recognises: () => true,
        reader: { shape: 'document', load: async () => (document) => documents.push(document) },
      },
    ],
  };
  return { source, rows, documents, loads: () => loads };
}

async function readText(name: string, content: string | Buffer) {
  const { path } = temporaryHome();
  writeFileSync(path(name), content);
  const kept = keepingSource();
  const { sink, told } = recordingSink();
  const read = await createFileReading([kept.source]).read({ path: path(name), bytes: content.length }, sink);
  return { ...kept, told, read };
}

it.each([
  ['commas', 'a,b\n1,2\n', [['2', '1', '2', undefined]]],
  ['semicolons', 'a;b\n1;2,5\n', [['2', '1', '2,5', undefined]]],
  ['tabs', 'a\tb\n1\t2\n', [['2', '1', '2', undefined]]],
  [
    'a mark of its bytes, blanks and a quoted end of line',
    '\uFEFFa, b\r\n"1\n1", 2 \r\n',
    [['3', '1\n1', '2', undefined]],
  ],
  ['a title twice', 'a,b,b\n1,2,3\n', [['2', '1', '2', undefined]]],
])('reads a table with %s', async (_with, text, rows) => {
  expect((await readText('one.csv', text)).rows).toEqual(rows);
});

it('reads a packed table, and counts its rows', async () => {
  const { rows, read } = await readText('one.csv.gz', gzipSync('a,b\n1,2\n3,4\n'));
  expect(rows).toHaveLength(2);
  expect(read).toMatchObject({ source: { id: 'kept' }, lines: 2, failure: undefined });
});

it('leaves a file alone that nobody recognises', async () => {
  const { read, loads } = await readText('one.csv', 'x,y\n1,2\n');
  expect(read).toBeUndefined();
  expect(loads()).toBe(0);
});

it('loads a reader once for all files', async () => {
  const { path } = temporaryHome();
  const kept = keepingSource();
  const { sink } = recordingSink();
  const reading = createFileReading([kept.source]);
  for (const name of ['one.csv', 'two.csv']) {
    writeFileSync(path(name), 'a\n1\n');
    await reading.read({ path: path(name), bytes: 4 }, sink);
  }
  expect([kept.loads(), kept.rows.length]).toEqual([1, 2]);
});

it('reads a document as a whole, and says that one is none or too large', async () => {
  expect((await readText('one.json', '{"a":[1]}')).documents).toEqual([{ a: [1] }]);
  expect((await readText('one.json', '{"a":')).told.problems).toEqual(['not-json']);
  const large = gzipSync(Buffer.alloc(LARGEST_DOCUMENT_BYTES + 1, ' '));
  expect((await readText('one.json.gz', large)).told.problems).toEqual(['too-large']);
});
