import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLines } from './read-lines.ts';

const directory = mkdtempSync(join(tmpdir(), 'vernier-lines-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function readAll(text: string, isFinished: boolean): readonly string[] {
  const path = join(directory, 'file');
  writeFileSync(path, text);
  const fileDescriptor = openSync(path, 'r');
  const lines: string[] = [];
  for (let offset = 0; ;) {
    const chunk = readLines({ fileDescriptor, offset, isFinished });
    lines.push(...chunk.lines);
    if (chunk.nextOffset === offset) break;
    offset = chunk.nextOffset;
  }
  closeSync(fileDescriptor);
  return lines;
}

describe('reading lines', () => {
  it('waits with a last line that has no end yet, unless nobody writes any more', () => {
    expect(readAll('a\nb\n\nc', false)).toEqual(['a', 'b']);
    expect(readAll('a\nb\n\nc', true)).toEqual(['a', 'b', 'c']);
    expect(readAll('', true)).toEqual([]);
  });

  it('gives back every line, however long, with characters of several bytes', () => {
    const line = fc.tuple(fc.constantFrom('x', 'ü', '🙂'), fc.integer({ min: 1, max: 400_000 }));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (parts) => {
        const lines = parts.map(([character, count]) => character.repeat(count));
        expect(readAll(lines.map((each) => `${each}\n`).join(''), false)).toEqual(lines);
      }),
      { numRuns: 30, seed: 7 },
    );
  });
});
