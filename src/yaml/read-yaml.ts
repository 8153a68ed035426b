import { readFileSync, statSync } from 'node:fs';
import { unreadableReason, VernierError } from '#core';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { fieldProblems } from './field-problems.ts';

/** It is written by hand: a larger file is not meant. */
const MOST_BYTES = 1_000_000;
const MOST_SAID = 100;

/** What a file is to state. */
export interface YamlForm<Value> {
  /** What such a file is called, such as `scenario`. */
  readonly noun: string;
  readonly schema: z.ZodType<Value>;
  /** What to do where there is no such file. */
  readonly whereToLook: string;
  /** What to do where it is wrong. */
  readonly howToCorrect: string;
  /** Whether `<<` merges. */
  readonly merge?: boolean;
}

interface Line {
  readonly line: number;
  readonly text: string;
}

interface NamedForm {
  readonly path: string;
  readonly form: YamlForm<unknown>;
}

function invalid({ path, form }: NamedForm, lines: readonly Line[]): VernierError {
  const count = lines.length === 1 ? 'a problem' : `${lines.length} problems`;
  const said = lines
    .toSorted((one, other) => one.line - other.line)
    .slice(0, MOST_SAID)
    .map(({ line, text }) => `  line ${line}: ${text}`);
  if (lines.length > MOST_SAID) said.push(`  and ${lines.length - MOST_SAID} more`);
  const message = `the ${form.noun} ${path} has ${count}, ${form.howToCorrect}:\n${said.join('\n')}`;
  return new VernierError('config-invalid', message, { details: { path, problems: lines.length } });
}

function readText({ path, form }: NamedForm): string {
  try {
    const facts = statSync(path);
    // a device or a pipe may never end
    if (!facts.isFile()) throw new Error('it is no file');
    if (facts.size > MOST_BYTES) {
      throw new Error(`it has ${facts.size} bytes, and a ${form.noun} at most ${MOST_BYTES}`);
    }
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const message = `the ${form.noun} ${path} cannot be read (${unreadableReason(cause)}): ${form.whereToLook}`;
    throw new VernierError('file-unreadable', message, { cause });
  }
}

/** The plain values of a text, and the line in which each stands. */
function expand(named: NamedForm, text: string) {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, merge: named.form.merge ?? false });
  if (document.errors.length > 0) {
    const lines = document.errors.map(({ message, pos }) => ({
      line: counter.linePos(pos[0]).line,
      text: `this is no YAML: ${message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/u, '')}`,
    }));
    throw invalid(named, lines);
  }
  const lineOf = (where: readonly PropertyKey[]): number => {
    for (let depth = where.length; depth > 0; depth -= 1) {
      const node = document.getIn(where.slice(0, depth), true);
      if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
    }
    return 1;
  };
  try {
    const raw: unknown = document.toJS();
    return { raw, lineOf };
  } catch (error) {
    // aliases of aliases of aliases, which would fill the memory
    throw invalid(named, [{ line: 1, text: `this cannot be expanded: ${unreadableReason(error)}` }]);
  }
}

/**
 * Parses a text that somebody wrote by hand; `path` is said where something is wrong.
 *
 * Throws  'config-invalid' with every problem at once: line, field, what is allowed, value
 */
export function parseYaml<Value>(path: string, text: string, form: YamlForm<Value>): Value {
  const { raw, lineOf } = expand({ path, form }, text);
  if (raw === null) throw invalid({ path, form }, [{ line: 1, text: '(the whole file): the file is empty' }]);
  const parsed = form.schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const lines = fieldProblems(parsed.error, raw).map((problem) => {
    const where = problem.path.length === 0 ? '(the whole file)' : problem.path.map(String).join('.');
    return { line: lineOf(problem.path), text: `${where}: ${problem.message}` };
  });
  throw invalid({ path, form }, lines);
}

/**
 * Reads a file that somebody wrote by hand.
 *
 * Throws  'file-unreadable'; what `parseYaml` throws
 */
export function readYaml<Value>(path: string, form: YamlForm<Value>): Value {
  return parseYaml(path, readText({ path, form }), form);
}
