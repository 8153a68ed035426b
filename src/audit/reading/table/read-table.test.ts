import { array, assert, asyncProperty, constantFrom, string } from 'fast-check';
import { expect, it } from 'vitest';
import { recordingSink } from '../../__fixtures__/recording-sink.ts';
import { readTable } from './read-table.ts';

/** Reads a table, its rows as the cells under its titles. */
async function read(content: string | Buffer, pieceBytes = 1000) {
  const bytes = Buffer.from(content);
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      yield Buffer.from(bytes.subarray(at, at + pieceBytes));
    }
  }
  const rows: (readonly [line: number, ...cells: (string | undefined)[]])[] = [];
  const problems: string[] = [];
  const { sink } = recordingSink();
  const count = await readTable({
    path: 'one.csv',
    chunks: chunks(),
    firstLine: 'a,b,c',
    createParser: (_path, titles) => ({
      row: (cell, line) => rows.push([line, ...titles.map(cell)]),
      end: () => undefined,
    }),
    sink: { ...sink, problem: (kind, line) => problems.push(`${kind} in ${line}`) },
  });
  return { rows, problems, count };
}

it('takes a row with more or fewer cells than titles for none, but for empty cells behind the last', async () => {
  expect(await read('a,b,c\n1,2,3\n4,5\n6,7,8,9\n10,11,12,,\n\n  \n13,14,15\n')).toEqual({
    rows: [
      [2, '1', '2', '3'],
      [5, '10', '11', '12'],
      [8, '13', '14', '15'],
    ],
    problems: ['cell-count in 3', 'cell-count in 4'],
    count: 5,
  });
});

it.each([
  ['takes a last row that is cut off for none', '4,5', { lines: [2], problems: ['unfinished in 3'] }],
  ['takes one that is cut off in quotes for none', '4,5,"6', { lines: [2], problems: ['unfinished in 3'] }],
  ['says that the last number may be cut off', '4,5,60', { lines: [2, 3], problems: ['maybe-cut in 3'] }],
  ['knows by its quote that a last cell is whole', '4,5,"60"', { lines: [2, 3], problems: [] }],
])('%s where the table ends in no line end', async (_what, last, expected) => {
  const { rows, problems } = await read(`a,b,c\n1,2,3\n${last}`);
  expect({ lines: rows.map(([line]) => line), problems }).toEqual(expected);
});

it.each([
  ['that ends in the middle of a cell', '4,"5"5,6'],
  ['that nothing ends', '4,"5,6'],
])('loses no row but its own to a quote %s', async (_which, broken) => {
  const told = await read(`a,b,c\n1,2,3\n${broken}\n7,"8\n8","9 ""9"""\n10,"11",12\n`);
  expect(told.rows).toEqual([
    [2, '1', '2', '3'],
    [5, '7', '8\n8', '9 "9"'],
    [6, '10', '11', '12'],
  ]);
  expect(told.problems).toEqual(['broken-quote in 3']);
});

it('finds the rows after a quote that goes to the end of the table', async () => {
  const told = await read('a,b,c\n"1,2,3\n4,5,6\n7,8,9\n');
  expect(told.rows.map(([line]) => line)).toEqual([3, 4]);
  expect(told.problems).toEqual(['broken-quote in 2']);
});

it('reads rows whose lines end in carriage returns', async () => {
  expect((await read('a,b,c\r1,2,3\r4,5,6\r')).rows).toEqual([
    [2, '1', '2', '3'],
    [3, '4', '5', '6'],
  ]);
});

function written(cells: readonly string[]): string {
  return `${cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')}\n`;
}

it('reads back what was written, in whatever pieces it comes', async () => {
  const cell = string({ unit: constantFrom('a', '"', ',', '\n', ' ', 'é'), minLength: 1 });
  await assert(
    asyncProperty(array(array(cell, { minLength: 3, maxLength: 3 })), async (rows) => {
      const plain = rows.map((cells) => cells.map((text) => text.replaceAll(/\n[\n ]*\n/gu, '\n').trim()));
      const told = await read(`a,b,c\n${plain.map(written).join('')}`, 3);
      expect(told.rows.map(([, ...cells]) => cells)).toEqual(
        plain.map((cells) => cells.map((text) => (text === '' ? undefined : text))),
      );
      expect(told.problems).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
