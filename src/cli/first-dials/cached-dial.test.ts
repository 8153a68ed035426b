import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DialRecord } from '#routing';
import { describe, expect, it } from 'vitest';
import { temporaryFile, temporaryFolder } from '../__fixtures__/temporary-folder.ts';
import { smallDial } from '../__fixtures__/small-dial.ts';
import { cachedDial, firstDialsFolder } from './cached-dial.ts';

const dial = smallDial();

/** Asks for the dial and says how often it was made. */
async function ask(
  home: string,
  {
    inputs = 'same',
    code = 'code',
    made = dial,
  }: { inputs?: unknown; code?: string; made?: DialRecord } = {},
) {
  let makings = 0;
  const found = await cachedDial({
    home,
    name: 'small',
    inputs,
    code,
    make: () => {
      makings += 1;
      return Promise.resolve(made);
    },
  });
  return { found, makings };
}

/** The one file that is kept. */
function keptFile(home: string): string {
  const [file, ...others] = readdirSync(firstDialsFolder(home));
  expect(others).toEqual([]);
  return join(firstDialsFolder(home), file ?? '');
}

describe('a cached dial', () => {
  it('is made once and read from its file from then on', async () => {
    const home = temporaryFolder();
    expect(await ask(home)).toEqual({ found: dial, makings: 1 });
    expect(await ask(home)).toEqual({ found: dial, makings: 0 });
  });

  it('is made anew for other inputs, and takes the place of the one before', async () => {
    const home = temporaryFolder();
    await ask(home);
    expect((await ask(home, { inputs: 'others' })).makings).toBe(1);
    keptFile(home);
    expect((await ask(home, { inputs: 'others' })).makings).toBe(0);
  });

  it('is made anew by other code, such as after a pull', async () => {
    const home = temporaryFolder();
    await ask(home);
    expect((await ask(home, { code: 'changed' })).makings).toBe(1);
    keptFile(home);
    expect((await ask(home, { code: 'changed' })).makings).toBe(0);
  });

  it('leaves the files of other dials alone', async () => {
    const home = temporaryFolder();
    await cachedDial({ home, name: 'other', inputs: 1, code: '', make: () => Promise.resolve(dial) });
    await ask(home);
    expect(readdirSync(firstDialsFolder(home))).toHaveLength(2);
  });

  it.each([
    ['was cut off', (text: string) => text.slice(0, -30)],
    ['is empty', () => ''],
    ['had a reading changed', (text: string) => text.replace(/"mean":0\.\d/u, '"mean":0.99')],
    ['holds something else', () => '{"version":1}\n'],
  ])('is made anew where its file %s', async (_, change) => {
    const home = temporaryFolder();
    await ask(home);
    const file = keptFile(home);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    expect(await ask(home)).toEqual({ found: dial, makings: 1 });
    expect(await ask(home)).toEqual({ found: dial, makings: 0 });
  });

  it('is made anew where the file of another dial stands under its name', async () => {
    const home = temporaryFolder();
    const other = temporaryFolder();
    await ask(home);
    await ask(other, { made: { ...dial, certificates: [] } });
    renameSync(keptFile(other), keptFile(home));
    expect(await ask(home)).toEqual({ found: dial, makings: 1 });
  });

  it.each([
    ['cannot be written', () => '/proc'],
    ['is a file', () => temporaryFile('home', '')],
  ])('is made all the same where the home %s', async (_, home) => {
    expect(await ask(home())).toEqual({ found: dial, makings: 1 });
  });

  it('says what is wrong where it cannot be made', async () => {
    const home = temporaryFolder();
    const wanted = {
      home,
      name: 'small',
      inputs: 1,
      code: '',
      make: () => Promise.reject(new Error('no rows')),
    };
    await expect(cachedDial(wanted)).rejects.toThrow('no rows');
  });
});
