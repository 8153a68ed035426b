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
