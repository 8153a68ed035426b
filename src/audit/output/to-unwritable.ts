import { VernierError } from '#core';

const NO_FOLDER = 'its folder is not there: name a file in one that is';
const NOT_ALLOWED = 'that is not allowed here: name a file in a folder where you may write';
const NO_SPACE = 'no space is left: make room, or name a file elsewhere';

/** What the system's codes mean, and what to do. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', NO_FOLDER],
  ['ENOTDIR', NO_FOLDER],
  ['EISDIR', 'it is a folder: name a file'],
  ['EACCES', NOT_ALLOWED],
  ['EPERM', NOT_ALLOWED],
  ['EROFS', NOT_ALLOWED],
  ['ENOSPC', NO_SPACE],
  ['EDQUOT', NO_SPACE],
]);

/** Says why a file cannot be written, in words. */
export function toUnwritable(path: string, cause: unknown): VernierError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'an unknown reason';
  const reason = REASONS.get(code) ?? `${code}: name another file`;
  return new VernierError('file-unwritable', `${path} cannot be written, ${reason}`, { cause });
}
