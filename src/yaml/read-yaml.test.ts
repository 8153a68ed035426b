import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VernierError } from '#core';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';
import { parseYaml, readYaml, type YamlForm } from './read-yaml.ts';

const FORM: YamlForm<{ readonly size: number; readonly name?: string | undefined }> = {
  noun: 'parcel',
  schema: z.strictObject({ size: z.number(), name: z.string().optional() }),
  whereToLook: 'ask at the counter',
  howToCorrect: 'weigh it again',
};
const folder = mkdtempSync(join(tmpdir(), 'vernier-yaml-'));
afterAll(() => rmSync(folder, { recursive: true }));

function saidOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof VernierError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'nothing is wrong';
}

it('reads what a file states', () => {
  const path = join(folder, 'good.yaml');
  writeFileSync(path, 'size: 3\n');
  expect(readYaml(path, FORM)).toEqual({ size: 3 });
});

it('says everything that is wrong at once, by line', () => {
  expect(saidOf(() => parseYaml('a.yaml', 'name: 7\nsize: wide\nweight: 1\n', FORM))).toBe(
    [
      'config-invalid: the parcel a.yaml has 3 problems, weigh it again:',
      '  line 1: name: must be a text (it is 7)',
      '  line 2: size: must be a number (it is "wide")',
      '  line 3: weight: there is no such field',
    ].join('\n'),
  );
});

it('says that a file is empty', () => {
  expect(saidOf(() => parseYaml('a.yaml', '# nothing\n', FORM))).toContain(
    'line 1: (the whole file): the file is empty',
  );
});

it('merges only where the form says so', () => {
  const text = '<<: { size: 1 }\n';
  expect(saidOf(() => parseYaml('a.yaml', text, FORM))).toContain('<<: there is no such field');
  expect(parseYaml('a.yaml', text, { ...FORM, merge: true })).toEqual({ size: 1 });
});

it('says what to do where there is no file', () => {
  expect(saidOf(() => readYaml(join(folder, 'none.yaml'), FORM))).toMatch(
    /^file-unreadable: the parcel .*none\.yaml cannot be read \(there is no such file\): ask at the counter$/u,
  );
  expect(saidOf(() => readYaml(folder, FORM))).toContain('(it is no file)');
});
