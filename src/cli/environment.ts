import { homedir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import type { Clock } from '#core';

/** What a command knows of the world; read once, by `main`. */
export interface Environment {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly directory: string;
  /** The user's own folder; undefined for a user who has none. */
  readonly homeDirectory: string | undefined;
  /** Where Vernier keeps its files: `VERNIER_HOME`, else `~/.vernier`. */
  readonly home: string;
  readonly databaseUrl: string | undefined;
  readonly clock: Clock;
}

const SYSTEM_CLOCK: Clock = { now: () => Date.now(), monotonicMs: () => performance.now() };

/** The home directory of a user who has none: it cannot be made, so that every command says what is missing. */
export const NO_HOME_DIRECTORY = '/nonexistent';

/** The user's own folder: `HOME`, else what the system has written down of the user, else none. */
function findHomeDirectory(): string {
  try {
    return homedir() || userInfo().homedir || NO_HOME_DIRECTORY;
  } catch {
    return NO_HOME_DIRECTORY;
  }
}

/** Reads the process's environment. */
export function readEnvironment(
  env: NodeJS.ProcessEnv,
  directory: string,
  homeDirectory: () => string = findHomeDirectory,
): Environment {
  const home = env['VERNIER_HOME'];
  const databaseUrl = env['DATABASE_URL'];
  const own = homeDirectory();
  return {
    env,
    directory,
    homeDirectory: own === NO_HOME_DIRECTORY ? undefined : own,
    home: resolve(directory, home === undefined || home === '' ? join(own, '.vernier') : home),
    databaseUrl: databaseUrl === '' ? undefined : databaseUrl,
    clock: SYSTEM_CLOCK,
  };
}
