import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Secret } from '#core';

/** One thing that is wrong with a configuration. */
export interface Problem {
  /** Dotted path in the file; empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
}

interface SecretSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Relative `file:` paths start here. */
  readonly directory: string;
}

/** Fields that hold secrets, wherever they stand. */
const SECRET_FIELDS = new Set(['apiKey']);

function readSecret(text: string, sources: SecretSources): Secret | string {
  if (text.startsWith('env:')) {
    const name = text.slice(4);
    const value = sources.env[name];
    return value === undefined || value === '' ? `the variable ${name} is not set` : new Secret(value);
  }
  if (text.startsWith('file:')) {
    const path = resolve(sources.directory, text.slice(5));
    try {
      return new Secret(readFileSync(path, 'utf8').trim());
    } catch {
      return `the file ${path} cannot be read`;
    }
  }
  return 'a secret never stands in this file itself: write env:NAME or file:PATH';
}

/** Replaces every `apiKey: env:NAME` or `file:PATH` by the secret it names, and says which could not be had. */
export function resolveSecrets(
  raw: unknown,
  sources: SecretSources,
): { value: unknown; problems: Problem[] } {
  const problems: Problem[] = [];
  const walk = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => walk(item, `${path}${index}.`));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]: [string, unknown]) => {
        if (!SECRET_FIELDS.has(key) || typeof member !== 'string')
          return [key, walk(member, `${path}${key}.`)];
        const secret = readSecret(member, sources);
        if (secret instanceof Secret) return [key, secret];
        problems.push({ path: `${path}${key}`, message: secret });
        // the schema's own complaint would only repeat this one
        return [key, new Secret('')];
      }),
    );
  };
  return { value: walk(raw, ''), problems };
}
