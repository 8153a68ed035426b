import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../__fixtures__/temporary-folder.ts';
import { takeNextForm } from './next-form.ts';

describe('the next form', () => {
  it('is the one after the last, and the first again after all of them', () => {
    const home = temporaryFolder();
    const taken = Array.from({ length: 4 }, () => takeNextForm(home, 3).index);
    expect(taken).toEqual([0, 1, 2, 0]);
  });

  it('is the first each time where nothing can be remembered, and says why', () => {
    const home = temporaryFolder();
    mkdirSync(join(home, 'next-sample-form'));
    const taken = takeNextForm(home, 3);
    expect(taken).toEqual({
      index: 0,
      problem: expect.stringMatching(/next-sample-form cannot be written/u),
    });
    expect(takeNextForm('/nonexistent', 3)).toMatchObject({ index: 0 });
  });

  it.each(['', 'many', '-4', '9'.repeat(400), '1e3', '\0'])('is the first where %j is remembered', (text) => {
    const home = temporaryFolder();
    writeFileSync(join(home, 'next-sample-form'), text);
    expect(takeNextForm(home, 3)).toEqual({ index: 0 });
    expect(readFileSync(join(home, 'next-sample-form'), 'utf8')).toBe('1\n');
  });
});
