import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Secret } from '#core';
import type { ConfigProblem } from './config-problem.ts';

/** Where secrets come from. */
export interface SecretSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative `file:` paths start here. */
  readonly directory: string;
}

/** Fields that hold secrets, wherever they stand. */
const SECRET_FIELDS = new Set(['apiKey']);
const VARIABLE_NAME = /^[A-Za-z_]\w*$/u;

function readVariable(name: string, { env }: SecretSources): Secret | string {
  // what is no name may be the secret itself: it is not repeated
  if (!VARIABLE_NAME.test(name)) return 'what stands behind env: is no name of a variable: write env:NAME';
  const value = env[name];
  return value === undefined || value === ''
    ? `the variable ${name} is not set: set it where Vernier starts`
    : new Secret(value, `the variable ${name}`);
}

function readSecretFile(name: string, { directory }: SecretSources): Secret | string {
  const path = resolve(directory, name);
  try {
    const value = readFileSync(path, 'utf8').trim();
    return value === ''
      ? `the file ${path} is empty: put the secret into it`
      : new Secret(value, `the file ${path}`);
  } catch {
    return `the file ${path} cannot be read: correct the path, or make it readable for this user`;
  }
}

function readSecret(text: string, sources: SecretSources): Secret | string {
  if (text.startsWith('env:')) return readVariable(text.slice('env:'.length), sources);
  if (text.startsWith('file:')) return readSecretFile(text.slice('file:'.length), sources);
  return 'a secret never stands in this file itself: write env:NAME or file:PATH';
}

/** Replaces every `apiKey: env:NAME` or `file:PATH` by the secret it names, and says which could not be had. */
export function resolveSecrets(
  raw: unknown,
  sources: SecretSources,
): { value: unknown; problems: ConfigProblem[] } {
  const problems: ConfigProblem[] = [];
  const walk = (value: unknown, path: readonly PropertyKey[]): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => walk(item, [...path, index]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]: [string, unknown]) => {
        const at = [...path, key];
        if (!SECRET_FIELDS.has(key) || typeof member !== 'string') return [key, walk(member, at)];
        const secret = readSecret(member, sources);
        if (secret instanceof Secret) return [key, secret];
        problems.push({ path: at, message: secret });
        // the schema's own complaint would only repeat this one
        return [key, new Secret('')];
      }),
    );
  };
  return { value: walk(raw, []), problems };
}
