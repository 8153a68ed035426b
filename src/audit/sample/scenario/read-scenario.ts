import { readFileSync, statSync } from 'node:fs';
import { VernierError } from '#core';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { ZodError } from 'zod';
import { SampleScenario } from './schema.ts';

/** A scenario is written by hand: a larger file is not one. */
const MOST_BYTES = 1_000_000;

interface Problem {
  readonly line: number;
  readonly text: string;
}

function invalid(path: string, problems: readonly Problem[]): VernierError {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  const said = problems.map(({ line, text }) => `  line ${line}: ${text}`).join('\n');
  const message = `the scenario ${path} has ${count}, correct the file (examples/audit/scenarios has some):\n${said}`;
  return new VernierError('config-invalid', message, { details: { path, problems: problems.length } });
}

/** Lists what is wrong by its place in the file. */
function listProblems(
  error: ZodError,
  lineOf: (where: readonly PropertyKey[]) => number,
): readonly Problem[] {
  return error.issues
    .flatMap((issue) => {
      const places =
        issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
      const reason = issue.code === 'unrecognized_keys' ? 'there is no such field' : issue.message;
      return places.map((place) => {
        const where = place.length === 0 ? '(the whole file)' : place.map(String).join('.');
        return { line: lineOf(place), text: `${where}: ${reason}` };
      });
    })
    .toSorted((one, other) => one.line - other.line);
}

function readText(path: string): string {
  try {
    const facts = statSync(path);
    if (!facts.isFile()) throw new Error('it is no file');
    if (facts.size > MOST_BYTES)
      throw new Error(`it has ${facts.size} bytes, and a scenario at most ${MOST_BYTES}`);
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `the scenario ${path} cannot be read (${reason}): name a file, or one that \`vernier audit sample --help\` lists`;
    throw new VernierError('file-unreadable', message, { cause });
  }
}

/**
 * Parses the text of a scenario; `path` is said where something is wrong.
 *
 * Throws  'config-invalid' with every problem at once: line, field, what is allowed
 */
export function parseScenario(path: string, text: string): SampleScenario {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, merge: true });
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ message, pos }) => ({
      line: counter.linePos(pos[0]).line,
      text: `this is no YAML: ${message.split('\n')[0] ?? ''}`,
    }));
    throw invalid(path, problems);
  }
  const lineOf = (where: readonly PropertyKey[]): number => {
    for (let depth = where.length; depth > 0; depth -= 1) {
      const node = document.getIn(where.slice(0, depth), true);
      if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
    }
    return 1;
  };
  const parsed = SampleScenario.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  throw invalid(path, listProblems(parsed.error, lineOf));
}

/**
 * Reads a scenario file.
 *
 * Throws  'file-unreadable'; what `parseScenario` throws
 */
export function readScenario(path: string): SampleScenario {
  return parseScenario(path, readText(path));
}
