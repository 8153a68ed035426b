import { ERROR_CODES, type ErrorCode } from './error-codes.ts';

/** The facts of a failure for machines; never a secret, never a prompt. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

interface VernierErrorOptions {
  readonly details?: ErrorDetails;
  readonly cause?: unknown;
}

/**
 * A failure that somebody above must handle. The message says what happened, with which value, and what to do.
 */
export class VernierError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, options: VernierErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'VernierError';
    this.code = code;
    this.details = options.details ?? {};
  }

  /** The HTTP status that the table gives this code. */
  get httpStatus(): number {
    return ERROR_CODES[this.code].httpStatus;
  }
}

/** What the system's codes mean, for whoever named the file. */
const REASONS: ReadonlyMap<unknown, string> = new Map([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'it is a folder (EISDIR)'],
  ['EACCES', 'reading it is not allowed'],
  ['EPERM', 'reading it is not allowed'],
]);

/** Says why a named file cannot be read; the system's own words would repeat its path. */
export function unreadableReason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return ('code' in cause ? REASONS.get(cause.code) : undefined) ?? cause.message;
}
