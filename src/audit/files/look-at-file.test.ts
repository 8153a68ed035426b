import { expect, it } from 'vitest';
import { lookAtFile } from './look-at-file.ts';

function firstLine(text: string, name = 'one.jsonl'): string {
  return lookAtFile(name, Buffer.from(text)).firstLine;
}

it.each([
  ['rubbish', '\u0000\u0001{\n{"no\n{ "a": broken }\n{"a":1}\n'],
  ['the end of a line that began in another file', '"text"}}\n\n{"a":1}\n'],
  ['more rubbish than what is kept of a file', `${'rubbish\n'.repeat(20_000)}{"a":1}\n`],
])('looks past %s at the beginning of lines', (_what, text) => {
  expect(firstLine(text)).toBe('{"a":1}');
});

it('takes a line for an object that is longer than what was read', () => {
  expect(firstLine('rubbish\n{"a":"text without an end')).toBe('{"a":"text without an end');
});

it('takes nothing in a document, a table or an empty file for a line', () => {
  expect(firstLine('{\n  "list": [\n{"a":1}\n]}\n')).toBe('{');
  expect(firstLine('[{"a":1},\n{"a":1}\n]')).toBe('[{"a":1},');
  expect(firstLine('title\n{"a":1}\n', 'one.csv')).toBe('title');
  expect(firstLine('')).toBe('');
});
