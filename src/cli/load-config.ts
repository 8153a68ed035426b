import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { VernierError } from '#core';
import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { VernierConfig } from './config.ts';
import type { Environment } from './environment.ts';
import { type Problem, resolveSecrets } from './resolve-secrets.ts';

/** A configuration and where it came from. */
export interface LoadedConfig {
  readonly config: VernierConfig;
  /** The file that was read; null when there is none and the defaults hold. */
  readonly file: string | null;
  /** Relative paths of the configuration start here. */
  readonly directory: string;
}

function findFile(environment: Environment, named: string | undefined): string | null {
  const asked = named ?? environment.env['VERNIER_CONFIG'];
  if (asked !== undefined) {
    const file = resolve(environment.directory, asked);
    if (existsSync(file)) return file;
    throw new VernierError(
      'config-invalid',
      `there is no configuration file ${file}: correct --config or VERNIER_CONFIG`,
    );
  }
  const usual = [join(environment.directory, 'vernier.yaml'), join(environment.home, 'vernier.yaml')];
  return usual.find((file) => existsSync(file)) ?? null;
}

function invalid(file: string, problems: readonly Problem[]): VernierError {
  const lines = problems.map(({ path, message }) => `  ${path === '' ? '(whole file)' : path}: ${message}`);
  return new VernierError(
    'config-invalid',
    `${file} has ${problems.length} problem(s):\n${lines.join('\n')}`,
  );
}

function readFileText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new VernierError('config-invalid', `${file} cannot be read: ${reason}`, { cause: error });
  }
}

/** What a value was, shortly; secrets stand in their own kind of field and never come here. */
function describe(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    root,
  );
}

function problemsOf(error: z.ZodError, raw: unknown): Problem[] {
  return error.issues.map((issue) => {
    const isSecret = issue.path.at(-1) === 'apiKey';
    const received = isSecret ? '' : ` (it is ${describe(valueAt(raw, issue.path))})`;
    return { path: issue.path.map(String).join('.'), message: `${issue.message}${received}` };
  });
}

/**
 * Reads `vernier.yaml`: the file named, else in the working folder, else in the home folder, else the defaults.
 *
 * Throws  'config-invalid' with every problem at once: path, value, what is allowed, and the file
 */
export function loadConfig(environment: Environment, named?: string): LoadedConfig {
  const file = findFile(environment, named);
  if (file === null) {
    return { config: VernierConfig.parse({}), file, directory: environment.directory };
  }
  const document = parseDocument(readFileText(file));
  if (document.errors.length > 0) {
    throw invalid(
      file,
      document.errors.map((error) => ({ path: '', message: `is no YAML: ${error.message.split('\n')[0]}` })),
    );
  }
  const raw: unknown = document.toJS() ?? {};
  const { value, problems } = resolveSecrets(raw, { env: environment.env, directory: dirname(file) });
  const parsed = VernierConfig.safeParse(value);
  const all = [...problems, ...(parsed.success ? [] : problemsOf(parsed.error, raw))];
  if (!parsed.success || all.length > 0) throw invalid(file, all);
  return { config: parsed.data, file, directory: dirname(file) };
}
