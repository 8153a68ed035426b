/** What one error code means for HTTP, for a retry and for the log; decided here and nowhere else. */
interface ErrorCodeFacts {
  readonly httpStatus: number;
  /** Whether the same request may succeed if it is sent again unchanged. */
  readonly retryable: boolean;
  readonly level: 'info' | 'warn' | 'error';
}

/** The closed table of everything that can go wrong in a way somebody above must handle. */
export const ERROR_CODES = {
  // the caller's request
  'bad-request': { httpStatus: 400, retryable: false, level: 'info' },
  'body-not-json': { httpStatus: 400, retryable: false, level: 'info' },
  'body-too-deep': { httpStatus: 400, retryable: false, level: 'info' },
  'body-too-large': { httpStatus: 413, retryable: false, level: 'info' },
  'headers-too-large': { httpStatus: 431, retryable: false, level: 'info' },
  'unknown-effort': { httpStatus: 400, retryable: false, level: 'info' },
  'unknown-model': { httpStatus: 404, retryable: false, level: 'info' },
  'not-carried': { httpStatus: 400, retryable: false, level: 'info' },
  'no-candidate': { httpStatus: 400, retryable: false, level: 'info' },
  'plan-not-supported': { httpStatus: 400, retryable: false, level: 'info' },
  unauthenticated: { httpStatus: 401, retryable: false, level: 'warn' },
  forbidden: { httpStatus: 403, retryable: false, level: 'warn' },
  'not-found': { httpStatus: 404, retryable: false, level: 'info' },
  'method-not-allowed': { httpStatus: 405, retryable: false, level: 'info' },
  'client-closed': { httpStatus: 499, retryable: false, level: 'info' },
  // the upstream
  'upstream-refused': { httpStatus: 502, retryable: false, level: 'warn' },
  'upstream-unreachable': { httpStatus: 502, retryable: true, level: 'warn' },
  'upstream-closed': { httpStatus: 502, retryable: true, level: 'warn' },
  'upstream-malformed': { httpStatus: 502, retryable: true, level: 'warn' },
  'upstream-timeout': { httpStatus: 504, retryable: true, level: 'warn' },
  'recording-missing': { httpStatus: 404, retryable: false, level: 'info' },
  // this machine
  /** A bug of ours: the caller learns that it happened, the log learns what. */
  internal: { httpStatus: 500, retryable: false, level: 'error' },
  'ledger-unwritable': { httpStatus: 503, retryable: true, level: 'error' },
  'store-unavailable': { httpStatus: 503, retryable: true, level: 'error' },
  'port-in-use': { httpStatus: 500, retryable: false, level: 'error' },
  'address-unusable': { httpStatus: 500, retryable: false, level: 'error' },
  // files and commands
  /** What can be seen from the words of a command alone. */
  'called-wrongly': { httpStatus: 400, retryable: false, level: 'info' },
  'file-unreadable': { httpStatus: 500, retryable: false, level: 'error' },
  'file-unwritable': { httpStatus: 500, retryable: false, level: 'error' },
  'config-invalid': { httpStatus: 500, retryable: false, level: 'error' },
  'policy-invalid': { httpStatus: 500, retryable: false, level: 'error' },
  'recordings-invalid': { httpStatus: 500, retryable: false, level: 'error' },
  'rows-already-used': { httpStatus: 500, retryable: false, level: 'error' },
  'not-enough-rows': { httpStatus: 500, retryable: false, level: 'error' },
} as const satisfies Record<string, ErrorCodeFacts>;

/** One code of the table. */
export type ErrorCode = keyof typeof ERROR_CODES;
