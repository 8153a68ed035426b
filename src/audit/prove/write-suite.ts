import { writeFileSync } from 'node:fs';
import { Suite, VernierError } from '#core';
import { toUnwritable } from '../output/to-unwritable.ts';

/**
 * Writes a suite as JSON into a file of its own.
 *
 * Throws  'file-unwritable', also for a file that is there
 */
export function writeSuite(path: string, suite: Suite): void {
  const text = `${JSON.stringify(Suite.parse(suite), null, 2)}\n`;
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    if (!isThere) throw toUnwritable(path, cause);
    const message = `${path} is there already and is not written over: name another file with \`--out\``;
    throw new VernierError('file-unwritable', message, { cause });
  }
}
