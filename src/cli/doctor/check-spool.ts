import { statSync } from 'node:fs';
import { join } from 'node:path';
import { countLeftOverFiles, type LeftOverFiles } from '#store';
import { type Finding, reasonOf } from './finding.ts';

/** What the spool held before and after the store was opened, which ingests what ended processes left. */
interface SpoolFacts {
  readonly before: LeftOverFiles;
  readonly after: LeftOverFiles;
}

const count = (files: number) => (files === 1 ? '1 file' : `${files} files`);

/** Says what ended processes have left in the ledger's spool, and what became of it. */
function judgeSpool(spoolDirectory: string, { before, after }: SpoolFacts): Finding {
  const what = 'spool';
  if (after.waiting > 0) {
    const found = `${count(after.waiting)} of ended processes in ${spoolDirectory} could not be taken into the database: mend the store, then run \`vernier doctor\` again`;
    return { what, status: 'problem', found };
  }
  if (after.rejected > 0) {
    const found = `${count(after.rejected)} (spool-*.rejected) in ${spoolDirectory} hold lines that could not be read: look at them, then delete them`;
    return { what, status: 'note', found };
  }
  if (before.waiting > 0) {
    const found = `${count(before.waiting)} of processes that ended without closing their ledger, now taken into the database`;
    return { what, status: 'note', found };
  }
  return { what, status: 'ok', found: 'nothing is left over' };
}

/** Opening the store makes the folder: where it is not there, there is no spool to speak of. */
function isThere(directory: string): boolean {
  return statSync(directory, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Looks at the spool around the opening of the store. */
export async function aroundOpening<Value>(
  home: string,
  open: () => Promise<Value>,
): Promise<{ readonly opened: Value; readonly finding: Finding }> {
  const directory = join(home, 'spool');
  let before: LeftOverFiles;
  try {
    before = countLeftOverFiles(directory);
  } catch (error) {
    const found = `${directory} cannot be read (${reasonOf(error)}): make it readable for this user`;
    return { opened: await open(), finding: { what: 'spool', status: 'problem', found } };
  }
  const opened = await open();
  if (!isThere(directory)) {
    const found = `not looked at: there is no folder ${directory}, and without the store none is made`;
    return { opened, finding: { what: 'spool', status: 'note', found } };
  }
  return { opened, finding: judgeSpool(directory, { before, after: countLeftOverFiles(directory) }) };
}
