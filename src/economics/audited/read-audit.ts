import { readFileSync, statSync } from 'node:fs';
import { AuditedWork, unreadableReason, VernierError } from '#core';
import { issueText } from '#yaml';
import { z } from 'zod';

/** A report holds sums only: the largest have some megabytes. */
const MOST_BYTES = 64_000_000;
const MOST_SAID = 5;
const VERSION = 1;

/** What every report of an audit has, of whatever version. */
const AnyVersion = z.object({
  version: z.number(),
  sources: z.array(z.unknown()),
  leftOut: z.record(z.string(), z.unknown()),
  month: z.unknown().optional(),
});

function notRead(path: string, reason: string, cause?: unknown): VernierError {
  const message = `${path} cannot be read as the report of an audit (${reason}): make one with \`vernier audit --json\``;
  return new VernierError('file-unreadable', message, { cause });
}

function reasonOf(cause: unknown): string {
  return cause instanceof SyntaxError ? 'it is no JSON' : unreadableReason(cause);
}

function readJson(path: string): unknown {
  try {
    const facts = statSync(path);
    // a device or a pipe may never end
    if (!facts.isFile()) throw new Error('it is no file');
    if (facts.size > MOST_BYTES)
      throw new Error(`it has ${facts.size} bytes, and a report at most ${MOST_BYTES}`);
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    // what is wrong with JSON is said with a piece of it, and a file may hold anything
    throw notRead(path, reasonOf(cause), cause);
  }
}

/**
 * Reads the report of an audit, as far as it is reckoned with.
 *
 * Throws  'file-unreadable' for what is no report, is of another version, or has other fields
 */
export function readAudit(path: string): AuditedWork {
  const raw = readJson(path);
  const any = AnyVersion.safeParse(raw);
  if (!any.success) throw notRead(path, 'it is the JSON of something else');
  if (any.data.version !== VERSION) {
    throw notRead(path, `it is of version ${any.data.version}, and version ${VERSION} is read`);
  }
  if (any.data.month === undefined) {
    throw notRead(path, 'it does not say which days a month is made of: an earlier Vernier wrote it');
  }
  const parsed = AuditedWork.safeParse(raw);
  if (parsed.success) return parsed.data;
  const said = parsed.error.issues.slice(0, MOST_SAID);
  const problems = said.map((issue) => `${issue.path.map(String).join('.')}: ${issueText(issue)}`).join('; ');
  const more = parsed.error.issues.length - said.length;
  throw notRead(path, `${problems}${more === 0 ? '' : `; and ${more} more`}`);
}
