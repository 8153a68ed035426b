import { join } from 'node:path';
import { createCatalog } from '#catalog';
import { createCallPlan, unitFromHash } from '#core';
import { casesFromRecordings, outcomesFromRecordings, readRecordings, type RecordedRow } from '#providers';
import { createRowTable, type RowTable, rowRole, selectRows } from '#routing';

/** Late-2024 models that answered all prompts, cheapest first. */
export const LADDER = [
  'claude-3-haiku-20240307',
  'claude-3-5-haiku-20241022',
  'claude-3-5-sonnet-20241022',
] as const;

/** The day whose list prices count: the models' own time. */
export const PRICE_DATE = '2024-12-01';

/** What counted the tokens of these recordings; they do not say so themselves. */
export const TOKENIZER = 'o200k_base';

/** Share of clusters that nothing but the final test ever sees. */
const UNTOUCHED_SHARE = 0.2;

const FILES = ['gsm', 'crux', 'math-l5'].map((task) => join('recordings', `zeroeval-${task}.jsonl.gz`));

/** The recordings as rows, and as they were read. */
export interface Data {
  readonly table: RowTable;
  readonly rows: readonly RecordedRow[];
  readonly files: readonly string[];
}

/** Rows by what they may be used for. */
export interface Split {
  readonly fit: RowTable;
  readonly certify: RowTable;
  readonly untouched: RowTable;
}

/** Scores and prices recorded rows, one plan for each model of the ladder. */
export function dataFromRows(rows: readonly RecordedRow[], files: readonly string[]): Data {
  const outcomes = outcomesFromRecordings(rows, LADDER, { catalog: createCatalog(), priceDate: PRICE_DATE });
  const plans = LADDER.map((modelId) => createCallPlan(modelId));
  const { table } = createRowTable(casesFromRecordings(rows), outcomes, plans);
  return { table, rows, files };
}

/** Reads the recordings of three tasks and three models. */
export async function readData(directory: string): Promise<Data> {
  const files = FILES.map((file) => join(directory, file));
  const { rows } = await readRecordings(files);
  return dataFromRows(
    rows.map((row) => ({ ...row, tokenizer: TOKENIZER })),
    files,
  );
}

/** Splits rows by the hash of their cluster: 20 % untouched, the rest by role. Another seed is another draw. */
export function splitRows(table: RowTable, seed: string): Split {
  const isUntouched = (clusterId: string) =>
    unitFromHash(`untouched\0${seed}\0${clusterId}`) < UNTOUCHED_SHARE;
  const roleOf = (clusterId: string) => (isUntouched(clusterId) ? 'untouched' : rowRole(clusterId, seed));
  const pick = (role: string) => selectRows(table, (clusterId) => roleOf(clusterId) === role);
  return { fit: pick('fit'), certify: pick('certify'), untouched: pick('untouched') };
}
