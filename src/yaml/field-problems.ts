import type { z } from 'zod';
import { issueText } from './issue-text.ts';

/** One thing that is wrong with a file. */
export interface FieldProblem {
  /** Where in the file; empty for the file as a whole. */
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const LONGEST_SHOWN = 60;

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    root,
  );
}

function shownValue(value: unknown): string {
  if (value === undefined) return 'it is not there';
  // JSON would make null of what is no finite number
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  return `it is ${text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text}`;
}

/** Says every problem that the schema found: where, what is allowed, and what stands there instead. */
export function fieldProblems(error: z.ZodError, raw: unknown): readonly FieldProblem[] {
  return error.issues.flatMap((issue) => {
    const { path } = issue;
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key], message: 'there is no such field' }));
    }
    return [{ path, message: `${issueText(issue)} (${shownValue(valueAt(raw, path))})` }];
  });
}
