import { VernierError } from '#core';

/** What a driver's error says in numbers and codes, whichever driver threw it. */
interface DriverFacts {
  /** SQLite's primary result code. */
  readonly sqliteCode: number | undefined;
  /** PostgreSQL's SQLSTATE, or the operating system's error name. */
  readonly code: string | undefined;
}

const SQLITE_ADVICE: Readonly<Record<number, string>> = {
  3: 'make the file and its folder writable for this user',
  5: 'try again, or end the other process, which holds the write lock',
  6: 'try again, or end the other process, which holds the write lock',
  8: 'make the file and its folder writable for this user',
  10: 'check the disk, on which reading or writing failed',
  11: 'move the damaged file away to start with an empty one, or restore a copy',
  13: 'free some space on the disk, which is full',
  14: 'make the file and its folder readable and writable for this user',
  26: 'move the file, which is no database, away to start with an empty one, or choose another home folder',
};

const CODE_ADVICE: readonly (readonly [prefix: string, advice: string])[] = [
  ['ECONN', 'start the database server or correct its address'],
  ['ENOTFOUND', 'correct the host name of the database'],
  ['EAI_AGAIN', 'correct the host name of the database, or try again'],
  ['ETIMEDOUT', 'start the database server or correct its address'],
  ['EHOSTUNREACH', 'start the database server or correct its address'],
  ['EACCES', 'make the folder writable for this user, or choose another home folder'],
  ['EPERM', 'make the folder writable for this user, or choose another home folder'],
  ['EROFS', 'choose a home folder on a writable disk'],
  ['ENOTDIR', 'choose a home folder whose parents are folders'],
  ['EEXIST', 'choose a home that is a folder, not a file'],
  ['ENOENT', 'choose a home folder on a disk that exists'],
  ['ENOSPC', 'free some space on the disk, which is full'],
  ['08', 'start the database server or correct its address'],
  ['28', 'correct the user or the password of the database'],
  ['3D000', 'create the database or correct its name'],
  ['42501', 'give the database user the right to create and change tables'],
  ['53', 'give the database server more of what it is out of, space, memory or connections'],
  ['55P03', 'try again once the other process lets go of its lock'],
  ['57P', 'try again once the database server, which is stopping or starting, runs'],
];

const SQLITE_RECORD_FAULTS: ReadonlySet<number> = new Set([18, 19, 20, 25]);
const POSTGRES_RECORD_FAULT = /^(?:22|23|54)/;

function factsOf(error: unknown): DriverFacts {
  if (!(error instanceof Error)) return { sqliteCode: undefined, code: undefined };
  const sqliteCode =
    'errcode' in error && typeof error.errcode === 'number' ? error.errcode % 256 : undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { sqliteCode, code };
}

function adviceFor({ sqliteCode, code }: DriverFacts): string | undefined {
  if (sqliteCode !== undefined) return SQLITE_ADVICE[sqliteCode];
  return CODE_ADVICE.find(([prefix]) => code?.startsWith(prefix) === true)?.[1];
}

/** What an error says, for a message; an aggregate of connection attempts says its first. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}

/**
 * Translates a driver's error into 'store-unavailable' when its cause is outside Vernier; returns others unchanged.
 *
 * Shape   place: the file, or host and database name, never a password
 */
export function toStoreError(error: unknown, place: string): unknown {
  if (error instanceof VernierError) return error;
  const advice = adviceFor(factsOf(error));
  if (advice === undefined) return error;
  return new VernierError(
    'store-unavailable',
    `the store ${place} cannot be used (${reasonOf(error)}): ${advice}`,
    {
      cause: error,
      details: { place },
    },
  );
}

/** Tells whether a failed insert is the record's own fault, so that trying again cannot help. */
export function isRecordFault(error: unknown): boolean {
  const { sqliteCode, code } = factsOf(error);
  if (sqliteCode !== undefined) return SQLITE_RECORD_FAULTS.has(sqliteCode);
  return code !== undefined && POSTGRES_RECORD_FAULT.test(code);
}
