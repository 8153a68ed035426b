import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { VernierError } from '#core';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { type ConfigProblem, problemsOf } from './config-problem.ts';
import { VernierConfig } from './vernier-config.ts';
import type { Environment } from '../environment.ts';
import { resolveSecrets } from './resolve-secrets.ts';

/** A configuration and where it came from. */
export interface LoadedConfig {
  readonly config: VernierConfig;
  /** The file that was read; null when there is none and the defaults hold. */
  readonly file: string | null;
  /** Relative paths of the configuration start here. */
  readonly directory: string;
}

/** The file that is to be read, and what named it. */
interface ConfigFile {
  readonly path: string;
  readonly saidBy: string;
}

function findFile({ env, directory, home }: Environment, named: string | undefined): ConfigFile | null {
  const asked = named ?? env['VERNIER_CONFIG'];
  if (asked !== undefined && asked !== '') {
    const saidBy = named === undefined ? 'VERNIER_CONFIG' : '--config';
    return { path: resolve(directory, asked), saidBy };
  }
  const usual = [join(directory, 'vernier.yaml'), join(home, 'vernier.yaml')].find((path) =>
    existsSync(path),
  );
  return usual === undefined ? null : { path: usual, saidBy: 'its usual place' };
}

function readFileText({ path, saidBy }: ConfigFile): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new VernierError(
      'config-invalid',
      `the configuration ${path} from ${saidBy} cannot be read (${reason}): correct the path`,
      { cause: error },
    );
  }
}

/** One file as it was parsed, with its lines. */
interface ParsedFile {
  readonly document: Document;
  readonly lines: LineCounter;
}

/** The line in which a problem stands: of the value, or of what should hold it. */
function lineOf({ document, lines }: ParsedFile, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function invalid(path: string, problems: readonly { line: number; text: string }[]): VernierError {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  const lines = problems
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, text }) => `  line ${line}: ${text}`);
  return new VernierError('config-invalid', `${path} has ${count}:\n${lines.join('\n')}`, {
    details: { path, problems: problems.length },
  });
}

function invalidValues(path: string, parsed: ParsedFile, problems: readonly ConfigProblem[]): VernierError {
  const described = problems.map((problem) => {
    const where = problem.path.length === 0 ? '(the whole file)' : problem.path.map(String).join('.');
    return { line: lineOf(parsed, problem.path), text: `${where}: ${problem.message}` };
  });
  return invalid(path, described);
}

/** Parses YAML to plain values. Throws 'config-invalid' with every error of syntax. */
function parseYaml(path: string, text: string): { readonly parsed: ParsedFile; readonly raw: unknown } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({
      line: lines.linePos(error.pos[0]).line,
      text: `this is no YAML: ${error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/u, '')}`,
    }));
    throw invalid(path, problems);
  }
  try {
    return { parsed: { document, lines }, raw: document.toJS() ?? {} };
  } catch (error) {
    // aliases of aliases of aliases, which would fill the memory
    const reason = error instanceof Error ? error.message : String(error);
    throw invalid(path, [{ line: 1, text: `this cannot be expanded: ${reason}` }]);
  }
}

/**
 * Reads `vernier.yaml`: the file named, else in the working folder, else in the home folder, else the defaults.
 *
 * Throws  'config-invalid' with every problem at once: line, path, what is allowed, value; secrets are never repeated
 */
export function loadConfig(environment: Environment, named?: string): LoadedConfig {
  const found = findFile(environment, named);
  if (found === null) {
    return { config: VernierConfig.parse({}), file: null, directory: environment.directory };
  }
  const directory = dirname(found.path);
  const { parsed, raw } = parseYaml(found.path, readFileText(found));
  const { value, problems } = resolveSecrets(raw, { env: environment.env, directory });
  const config = VernierConfig.safeParse(value);
  const all = [...problems, ...(config.success ? [] : problemsOf(config.error, raw))];
  if (!config.success || all.length > 0) throw invalidValues(found.path, parsed, all);
  return { config: config.data, file: found.path, directory };
}
