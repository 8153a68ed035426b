import { readFileSync, statSync } from 'node:fs';
import { VernierError } from '#core';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { Mapping } from './mapping.ts';

/** A mapping is written by hand: a larger file is not one. */
const MOST_BYTES = 1_000_000;

interface Problem {
  readonly line: number;
  readonly text: string;
}

function invalid(path: string, problems: readonly Problem[]): VernierError {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  const said = problems.map(({ line, text }) => `  line ${line}: ${text}`).join('\n');
  const message = `the mapping ${path} has ${count}, correct the file (docs/audit.md shows one):\n${said}`;
  return new VernierError('config-invalid', message, { details: { path, problems: problems.length } });
}

function readText(path: string): string {
  try {
    const facts = statSync(path);
    if (!facts.isFile()) throw new Error('it is no file');
    if (facts.size > MOST_BYTES)
      throw new Error(`it has ${facts.size} bytes, and a mapping at most ${MOST_BYTES}`);
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const message = `the mapping ${path} cannot be read (${reason}): name a file that says which column is what`;
    throw new VernierError('file-unreadable', message, { cause });
  }
}

/**
 * Parses the text of a mapping; `path` is said where something is wrong.
 *
 * Throws  'config-invalid' with every problem at once: line, field, what is allowed
 */
export function parseMapping(path: string, text: string): Mapping {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  if (document.errors.length > 0) {
    throw invalid(
      path,
      document.errors.map(({ message, pos }) => ({
        line: counter.linePos(pos[0]).line,
        text: `this is no YAML: ${message.split('\n')[0] ?? ''}`,
      })),
    );
  }
  const lineOf = (where: readonly PropertyKey[]): number => {
    for (let depth = where.length; depth > 0; depth -= 1) {
      const node = document.getIn(where.slice(0, depth), true);
      if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
    }
    return 1;
  };
  const parsed = Mapping.safeParse(document.toJS({ maxAliasCount: 0 }));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.flatMap((issue): readonly Problem[] => {
    const line = lineOf(issue.path);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => {
        const place = [...issue.path, key];
        return { line: lineOf(place), text: `${place.map(String).join('.')}: there is no such field` };
      });
    }
    const where = issue.path.length === 0 ? '(the whole file)' : issue.path.map(String).join('.');
    return [{ line, text: `${where}: ${issue.message}` }];
  });
  throw invalid(
    path,
    problems.toSorted((one, other) => one.line - other.line),
  );
}

/**
 * Reads the file of a mapping.
 *
 * Throws  'file-unreadable'; what `parseMapping` throws
 */
export function readMapping(path: string): Mapping {
  return parseMapping(path, readText(path));
}
