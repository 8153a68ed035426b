const DAMAGED = 'its packed data are damaged';
const NO_PERMISSION = 'you may not read it';

/** What codes mean, as somebody says it who can do something about it. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['EACCES', NO_PERMISSION],
  ['EPERM', NO_PERMISSION],
  ['ENOENT', 'it is not there'],
  ['ENOTDIR', 'a file is where a folder should be'],
  ['EISDIR', 'a folder is where a file should be'],
  ['ELOOP', 'its link leads back to itself'],
  ['EIO', 'the disk reports an error'],
  ['EMFILE', 'too many files are open'],
  ['ENAMETOOLONG', 'its path is too long for the system'],
  ['BROKEN_LINK', 'a link leads to nothing'],
  ['NOT_A_FILE', 'it is a pipe, a device or a socket: write it into a file first'],
  ['NAME_NOT_UTF8', 'its name is not UTF-8: rename it'],
  ['UNPACKED_TOO_LARGE', 'it unpacks to far more than a log does: unpack it yourself if it is one'],
  ['Z_BUF_ERROR', 'its packed data are cut off'],
  ['Z_DATA_ERROR', DAMAGED],
  ['ZSTD_error_corruption_detected', DAMAGED],
  ['ZSTD_error_checksum_wrong', DAMAGED],
  ['ZSTD_error_prefix_unknown', 'it is not packed in the way that its name says'],
  ['SQLITE_BUSY', 'another program has locked the database: try again when it has ended'],
  ['SQLITE_LOCKED', 'another program has locked the database: try again when it has ended'],
  ['SQLITE_CORRUPT', 'the database is damaged'],
  ['SQLITE_CANTOPEN', 'the database cannot be opened'],
  ['SQLITE_NOTADB', 'it is no SQLite database'],
  ['store-unavailable', 'the database does not answer'],
]);

/** Says why something could not be read; of a code that nobody knows here, only the code. */
export function failureWords(code: string): string {
  const words = WORDS.get(code);
  return words === undefined ? code : `${words} (${code})`;
}
