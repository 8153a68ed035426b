import { readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../__fixtures__/temporary-folder.ts';
import { NO_HOME_DIRECTORY, readEnvironment } from '../environment.ts';
import { checkHome } from './check-home.ts';

describe('a home folder', () => {
  it('is made for this user alone, and nothing is left in it', () => {
    const home = join(temporaryFolder(), 'a', 'home');
    expect(checkHome(home)).toEqual({ what: 'home', status: 'ok', found: home });
    expect(readdirSync(home)).toEqual([]);
    expect(statSync(home).mode % 0o1000).toBe(0o700);
  });

  it('is a problem when it is a file', () => {
    const home = join(temporaryFolder(), 'home');
    writeFileSync(home, '');
    const { status, found } = checkHome(home);
    expect(status).toBe('problem');
    expect(found).toBe(
      `${home} cannot be used (${home} is no folder): set VERNIER_HOME to a folder, or move ${home} away`,
    );
  });

  it('is a problem when it lies below a file', () => {
    const { status, found } = checkHome('/dev/null/x');
    expect(status).toBe('problem');
    expect(found).toMatch(/^\/dev\/null\/x cannot be used \(\/dev\/null is no folder\): set VERNIER_HOME/u);
  });

  it('is a problem when it leads back to itself', () => {
    const home = join(temporaryFolder(), 'loop');
    symlinkSync(home, home);
    expect(checkHome(home)).toMatchObject({
      status: 'problem',
      found: expect.stringMatching(/EEXIST|ELOOP/u),
    });
  });

  it('is a problem when nothing can be written there, for whichever user', () => {
    const { status, found } = checkHome('/proc');
    expect(status).toBe('problem');
    expect(found).toMatch(/^\/proc cannot be used \(.*\): /u);
  });

  it('is a problem of a user who has no home directory, who is told what to set', () => {
    const { home } = readEnvironment({}, '/work', () => NO_HOME_DIRECTORY);
    const { status, found } = checkHome(home);
    expect(status).toBe('problem');
    expect(found).toBe(
      'this user has no home directory: set VERNIER_HOME to a folder that this user can write',
    );
  });
});
