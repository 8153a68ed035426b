import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Clock } from '#core';

/** What a command knows of the world; read once, by `main`. */
export interface Environment {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly directory: string;
  /** Where Vernier keeps its files: `VERNIER_HOME`, else `~/.vernier`. */
  readonly home: string;
  readonly databaseUrl: string | undefined;
  readonly clock: Clock;
}

const SYSTEM_CLOCK: Clock = { now: () => Date.now(), monotonicMs: () => performance.now() };

/** Reads the process's environment. */
export function readEnvironment(env: NodeJS.ProcessEnv, directory: string): Environment {
  const home = env['VERNIER_HOME'];
  const databaseUrl = env['DATABASE_URL'];
  return {
    env,
    directory,
    home: home === undefined || home === '' ? join(homedir(), '.vernier') : resolve(directory, home),
    databaseUrl: databaseUrl === '' ? undefined : databaseUrl,
    clock: SYSTEM_CLOCK,
  };
}
