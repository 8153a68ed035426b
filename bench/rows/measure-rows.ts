import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatTable } from '#core';
import { ROW_FORMS, type RowForm, ROWS_MAPPING, writeRows } from './write-rows.ts';

/** What reading took, as the process that read says it. */
interface Measured {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  readonly calls: number;
}

/** Runs an audit with these words in a process of its own. */
export type MeasureAudit = (words: readonly string[]) => Measured;

/** One size of one form. */
export type MeasuredRows = Measured & {
  readonly form: RowForm;
  readonly rows: number;
  readonly megabytes: number;
};

async function measureFile(form: RowForm, rows: number, measure: MeasureAudit): Promise<MeasuredRows> {
  const folder = mkdtempSync(join(tmpdir(), 'vernier-bench-'));
  try {
    const [path, mapping] = [join(folder, `rows.${form}`), join(folder, 'mapping.yaml')];
    writeFileSync(mapping, ROWS_MAPPING);
    await writeRows(path, form, rows);
    const measured = measure(['--mapping', mapping, '--prices', '2026-11-20', path]);
    if (measured.calls !== rows) throw new RangeError(`${measured.calls} of ${rows} calls`);
    return { form, rows, megabytes: statSync(path).size / 1e6, ...measured };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Measures every form in every size. */
export async function measureRows(
  sizes: readonly number[],
  measure: MeasureAudit,
): Promise<readonly MeasuredRows[]> {
  const measured: MeasuredRows[] = [];
  for (const form of ROW_FORMS) {
    for (const rows of sizes) measured.push(await measureFile(form, rows, measure));
  }
  return measured;
}

/** Shows what was measured as a table. */
export function rowsTable(measured: readonly MeasuredRows[]): string {
  const titles = ['form', 'rows', 'MB', 'seconds', 'CPU s', 'peak MB'];
  return formatTable(
    titles.map((title, index) => ({ title, align: index === 0 ? 'left' : 'right' })),
    measured.map(({ form, rows, megabytes, seconds, cpuSeconds, peakMegabytes }) => [
      form,
      rows.toLocaleString('en-US'),
      megabytes.toFixed(0),
      seconds.toFixed(1),
      cpuSeconds.toFixed(1),
      peakMegabytes.toFixed(0),
    ]),
  );
}
