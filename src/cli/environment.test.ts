import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_HOME_DIRECTORY, readEnvironment } from './environment.ts';

describe('the home folder', () => {
  it('is ~/.vernier', () => {
    expect(readEnvironment({}, '/work').home).toBe(join(homedir(), '.vernier'));
  });

  it('is VERNIER_HOME, from the working folder on', () => {
    expect(readEnvironment({ VERNIER_HOME: 'mine' }, '/work').home).toBe('/work/mine');
  });

  it('is nowhere for a user without a home directory, and reading the environment does not fail', () => {
    expect(readEnvironment({}, '/work', () => NO_HOME_DIRECTORY).home).toBe('/nonexistent/.vernier');
  });
});
