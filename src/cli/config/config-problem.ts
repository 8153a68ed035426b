import type { z } from 'zod';

/** One thing that is wrong with a configuration. */
export interface ConfigProblem {
  /** Where in the file; empty for the file as a whole. */
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** Fields that hold a secret, or into which one may be pasted by mistake. */
const UNSHOWN_FIELDS: ReadonlySet<PropertyKey> = new Set(['apiKey', 'hash']);
const LONGEST_SHOWN = 60;

function shownText(text: string): string {
  // user names, passwords and keys may stand in a URL
  if (text.includes('://')) return URL.parse(text)?.origin ?? 'a URL that cannot be read';
  return JSON.stringify(text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);
}

/** The wrong value, where it can be shown: never a secret, never a whole mapping that may hold one. */
function shownValue(path: readonly PropertyKey[], value: unknown): string | undefined {
  if (path.some((key) => UNSHOWN_FIELDS.has(key))) return undefined;
  if (typeof value === 'string') return shownText(value);
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a mapping';
  return JSON.stringify(value);
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    root,
  );
}

/** What is allowed; a value that may be one of several kinds says each. */
function allowedText(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return issue.message;
  return [...new Set(issue.errors.flat().map((one) => one.message))].join(' or ');
}

/** Says every problem that a schema found: where, what is allowed, and what stands there instead. */
export function problemsOf(error: z.ZodError, raw: unknown): ConfigProblem[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...issue.path, key], message: 'there is no such key' }));
    }
    const shown = shownValue(issue.path, valueAt(raw, issue.path));
    const received = shown === undefined ? '' : ` (it is ${shown})`;
    return [{ path: issue.path, message: `${allowedText(issue)}${received}` }];
  });
}
