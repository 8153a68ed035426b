import { createCallPlan, type IsoDate, VernierError } from '#core';
import { casesFromRecordings, outcomesFromRecordings, readRecordings, type Recordings } from '#providers';
import { createRowTable, type LeftOut, type RowTable } from '../rows/row-table.ts';
import type { DialCommandContext } from './command-context.ts';

/** What `--recordings`, `--models` and `--price-date` say. */
export interface RowOptions {
  readonly recordings: readonly string[];
  readonly models?: readonly string[];
  readonly priceDate?: IsoDate;
}

/** Rows read from recordings, with what could not be used. */
export interface ReadRows {
  readonly table: RowTable;
  readonly leftOut: LeftOut;
  readonly priceDate: IsoDate;
  readonly problems: Recordings['problems'];
}

/** The models that every row has an answer of. */
function modelsOfAll(rows: Recordings['rows']): string[] {
  const [first] = rows;
  return Object.keys(first?.answers ?? {}).filter((model) =>
    rows.every((row) => row.answers[model] !== undefined),
  );
}

function requireRecorded(rows: Recordings['rows'], models: readonly string[]): void {
  const recorded = new Set(rows.flatMap((row) => Object.keys(row.answers)));
  const missing = models.filter((model) => !recorded.has(model));
  if (missing.length === 0) return;
  throw new VernierError(
    'unknown-model',
    `the recordings hold no answers of ${missing.join(', ')}: choose --models from ${[...recorded].toSorted().join(', ')}`,
  );
}

/** Tells of lines that were skipped: how many, and the first few. */
export function noteProblems(context: DialCommandContext, problems: Recordings['problems']): void {
  if (problems.count === 0) return;
  context.terminal.note(`${problems.count} lines of the recordings were skipped:`);
  for (const { file, line, problem } of problems.listed.slice(0, 5)) {
    context.terminal.note(`  ${file}:${line} ${problem}`);
  }
}

/**
 * Reads recordings into rows: one for each prompt that has a score and a price for every model of the ladder.
 *
 * Throws  'file-unreadable', 'recordings-invalid', 'unknown-model', 'not-enough-rows'
 */
export async function readRows(context: DialCommandContext, options: RowOptions): Promise<ReadRows> {
  const { rows, problems } = await readRecordings(options.recordings);
  noteProblems(context, problems);
  const models = options.models ?? modelsOfAll(rows);
  requireRecorded(rows, models);
  const priceDate = options.priceDate ?? new Date(context.clock.now()).toISOString().slice(0, 10);
  const outcomes = outcomesFromRecordings(rows, models, { catalog: context.catalog, priceDate });
  const plans = models.map((model) => createCallPlan(model));
  const { table, leftOut } = createRowTable(casesFromRecordings(rows), outcomes, plans);
  return { table, leftOut, priceDate, problems };
}
