import { array, assert, asyncProperty, integer, string } from 'fast-check';
import { expect, it } from 'vitest';
import { readLines } from './read-lines.ts';

/** Gives bytes in pieces of one size. */
async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function read(text: string, size = 5, longestLineBytes = 1000) {
  const lines: string[] = [];
  const tooLong: number[] = [];
  await readLines(
    pieces(Buffer.from(text), size),
    {
      line: ({ bytes, number, isUnended }) => {
        lines.push(`${number}${isUnended ? '*' : ''} ${bytes.toString()}`);
      },
      tooLong: (number) => tooLong.push(number),
    },
    longestLineBytes,
  );
  return { lines, tooLong };
}

it('numbers lines from 1, leaves blank ones out and marks one without an end', async () => {
  expect((await read('first\n \r\nthird\nfourth')).lines).toEqual(['1 first', '3 third', '4* fourth']);
});

it('skips a line that is too long, whatever the pieces, and reads on', async () => {
  for (const size of [1, 3, 1000]) {
    expect(await read('ab\nabcdefghij\ncd\n', size, 4)).toEqual({ lines: ['1 ab', '3 cd'], tooLong: [2] });
  }
});

it('tells the same lines in whatever pieces they come', async () => {
  await assert(
    asyncProperty(
      array(string({ unit: 'binary' }).filter((text) => !text.includes('\n'))),
      integer({ min: 1, max: 20 }),
      async (lines, size) => {
        const expected = lines.flatMap((line, index) =>
          /^[ \t\r]*$/u.test(line) ? [] : [`${index + 1} ${line}`],
        );
        expect((await read(lines.map((line) => `${line}\n`).join(''), size, 1e6)).lines).toEqual(expected);
      },
    ),
  );
});

it('skips a line of 300 MB without keeping it', async () => {
  const piece = Buffer.alloc(1024 * 1024, 'x');
  async function* endless(): AsyncGenerator<Buffer> {
    for (let count = 0; count < 300; count += 1) yield piece;
    yield Buffer.from('\nnext\n');
  }
  const told: (number | string)[] = [];
  await readLines(endless(), {
    line: ({ bytes }) => told.push(bytes.toString()),
    tooLong: (number) => told.push(number),
  });
  expect(told).toEqual([1, 'next']);
});
