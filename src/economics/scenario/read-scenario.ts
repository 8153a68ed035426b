import { readFileSync, statSync } from 'node:fs';
import type { Catalog } from '#catalog';
import { VernierError } from '#core';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { createScenarioSchema, type Scenario } from './schema.ts';
import { problemsOfScenario } from './scenario-problems.ts';

/** A scenario is written by hand: a larger file is not one. */
const MOST_BYTES = 1_000_000;
const MOST_SAID = 100;

interface Line {
  readonly line: number;
  readonly text: string;
}

function invalid(path: string, lines: readonly Line[]): VernierError {
  const count = lines.length === 1 ? 'a problem' : `${lines.length} problems`;
  const said = lines
    .toSorted((a, b) => a.line - b.line)
    .slice(0, MOST_SAID)
    .map(({ line, text }) => `  line ${line}: ${text}`);
  if (lines.length > MOST_SAID) said.push(`  and ${lines.length - MOST_SAID} more`);
  const message = `the scenario ${path} has ${count}, correct the file:\n${said.join('\n')}`;
  return new VernierError('config-invalid', message, { details: { path, problems: lines.length } });
}

function readText(path: string): string {
  try {
    const facts = statSync(path);
    // a device or a pipe may never end
    if (!facts.isFile()) throw new Error('it is no file');
    if (facts.size > MOST_BYTES) {
      throw new Error(`it has ${facts.size} bytes, and a scenario at most ${MOST_BYTES}`);
    }
    return readFileSync(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new VernierError(
      'file-unreadable',
      `the scenario ${path} cannot be read (${reason}): \`vernier roi\` lists those that come with Vernier`,
      { cause: error },
    );
  }
}

/**
 * Parses the text of a scenario; `path` is said where something is wrong.
 *
 * Throws  'config-invalid' with every problem at once: line, path, what is allowed, value
 */
export function parseScenario(path: string, text: string, catalog: Catalog): Scenario {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  if (document.errors.length > 0) {
    const lines = document.errors.map(({ message, pos }) => ({
      line: counter.linePos(pos[0]).line,
      text: `this is no YAML: ${message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/u, '')}`,
    }));
    throw invalid(path, lines);
  }
  let raw: unknown;
  try {
    raw = document.toJS();
  } catch (error) {
    // aliases of aliases of aliases, which would fill the memory
    const reason = error instanceof Error ? error.message : String(error);
    throw invalid(path, [{ line: 1, text: `this cannot be expanded: ${reason}` }]);
  }
  const lineOf = (where: readonly PropertyKey[]): number => {
    for (let depth = where.length; depth > 0; depth -= 1) {
      const node = document.getIn(where.slice(0, depth), true);
      if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
    }
    return 1;
  };
  const parsed = createScenarioSchema(catalog).safeParse(raw);
  if (parsed.success) return parsed.data;
  const lines = problemsOfScenario(parsed.error, raw).map((problem) => {
    const where = problem.path.length === 0 ? '(the whole file)' : problem.path.map(String).join('.');
    return { line: lineOf(problem.path), text: `${where}: ${problem.message}` };
  });
  throw invalid(path, lines);
}

/**
 * Reads a scenario file.
 *
 * Throws  'file-unreadable'; what `parseScenario` throws
 */
export function readScenario(path: string, catalog: Catalog): Scenario {
  return parseScenario(path, readText(path), catalog);
}
