import type { Terminal } from '#core';
import { type RecordedRow, readRecordings } from '#providers';

/** As many skipped lines are listed; all are counted. */
const LISTED = 5;

/**
 * Reads recordings and says on the way how many lines were skipped, and why the first few were.
 *
 * Throws  'file-unreadable', 'recordings-invalid'
 */
export async function readRecordingsAloud(
  paths: readonly string[],
  terminal: Pick<Terminal, 'note'>,
): Promise<readonly RecordedRow[]> {
  const { rows, problems } = await readRecordings(paths);
  if (problems.count > 0) {
    terminal.note(
      `${problems.count} line${problems.count === 1 ? '' : 's'} of the recordings skipped, ${rows.length} read:`,
    );
    for (const { file, line, problem } of problems.listed.slice(0, LISTED)) {
      terminal.note(`  ${file}:${line} ${problem}`);
    }
    if (problems.count > LISTED) terminal.note(`  and ${problems.count - LISTED} more`);
  }
  return rows;
}
