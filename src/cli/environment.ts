import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** What a command knows of the world; read once, by `main`. */
export interface Environment {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly directory: string;
  /** Where Vernier keeps its files: `VERNIER_HOME`, else `~/.vernier`. */
  readonly home: string;
  readonly databaseUrl: string | undefined;
}

/** Reads the process's environment. */
export function readEnvironment(env: NodeJS.ProcessEnv, directory: string): Environment {
  const home = env['VERNIER_HOME'];
  const databaseUrl = env['DATABASE_URL'];
  return {
    env,
    directory,
    home: home === undefined || home === '' ? join(homedir(), '.vernier') : resolve(directory, home),
    databaseUrl: databaseUrl === '' ? undefined : databaseUrl,
  };
}
