import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { VernierError } from '#core';
import { UserCatalog } from './user-catalog.ts';

const MOST_PROBLEMS = 10;
/** There is no such file, or no folder in which it could be. */
const ABSENT = new Set<unknown>(['ENOENT', 'ENOTDIR']);

/** The user's catalog in Vernier's home folder. */
export function userCatalogPath(home: string): string {
  return join(home, 'catalog.json');
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && ABSENT.has(error.code)) return undefined;
    const reason = error instanceof Error ? error.message : String(error);
    throw new VernierError(
      'file-unreadable',
      `${path} cannot be read (${reason}): make it readable, or move it away`,
      {
        cause: error,
      },
    );
  }
}

function invalid(path: string, problems: readonly string[]): VernierError {
  const more = problems.length - MOST_PROBLEMS;
  const shown = problems.slice(0, MOST_PROBLEMS).join('; ');
  return new VernierError(
    'config-invalid',
    `${path} is no catalog (${shown}${more > 0 ? `; and ${more} more` : ''}): mend it, or move it away`,
  );
}

function toProblem({ path, message }: z.core.$ZodIssue): string {
  return `${path.length === 0 ? 'the file' : path.join('.')}: ${message}`;
}

/**
 * Reads the user's catalog.
 *
 * Shape   undefined where there is none
 * Throws  'file-unreadable'; 'config-invalid' with all problems when it does not fit the schema
 */
export function readUserCatalog(home: string): UserCatalog | undefined {
  const path = userCatalogPath(home);
  const text = readText(path);
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalid(path, ['it is not JSON']);
  }
  const parsed = UserCatalog.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalid(path, parsed.error.issues.map(toProblem));
}
