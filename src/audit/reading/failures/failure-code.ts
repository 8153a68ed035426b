/** SQLite's own numbers of failures (sqlite.org/rescode.html); Node has one code for all of them. */
const SQLITE_CODES: ReadonlyMap<number, string> = new Map([
  [5, 'SQLITE_BUSY'],
  [6, 'SQLITE_LOCKED'],
  [11, 'SQLITE_CORRUPT'],
  [14, 'SQLITE_CANTOPEN'],
  [26, 'SQLITE_NOTADB'],
]);
/** The lower eight bits say what failed, those above them only the details. */
const SQLITE_KINDS = 0x1_00;

/** What fails here and not in the system. */
export type OwnFailure = 'NOT_A_FILE' | 'UNPACKED_TOO_LARGE';

/** Makes the failure of something that the system itself would have read. */
export function ownFailure(code: OwnFailure): Error {
  return Object.assign(new Error(code), { code });
}

/** Gives the code of a failure, by which `failureWords` knows it. */
export function failureCodeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  if ('errcode' in error && typeof error.errcode === 'number') {
    return SQLITE_CODES.get(error.errcode % SQLITE_KINDS) ?? `SQLITE_${error.errcode}`;
  }
  return 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}
