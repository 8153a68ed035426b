import { createCallPlan, type IsoDate, type Outcome, toIsoDate, VernierError } from '#core';
import { casesFromRecordings, outcomesFromRecordings, type RecordedRow } from '#providers';
import { rowRole } from '../rows/row-role.ts';
import { createRowTable, type LeftOut, type RowTable, selectRows } from '../rows/row-table.ts';
import type { DialCommandContext } from './command-context.ts';

/** What `--recordings`, `--models` and `--price-date` say. */
export interface RowOptions {
  readonly recordings: readonly string[];
  readonly models?: readonly string[];
  readonly priceDate?: IsoDate;
}

/** Rows read from recordings, by their role, with what could not be used. */
export interface ReadRows {
  readonly fitRows: RowTable;
  readonly certifyRows: RowTable;
  readonly leftOut: LeftOut;
  readonly priceDate: IsoDate;
  /** `modelled` where tokens of another tokenizer were scaled; absent where all costs follow from recorded tokens. */
  readonly costSource?: 'modelled';
}

/** An interval needs two independent rows. */
const FEWEST_CERTIFY_CLUSTERS = 2;

/** A model that answered less of the prompts than this would cost the others more rows than it is worth. */
const LEAST_ANSWERED = 0.95;

/** The models that answered all prompts but a few; rows that miss one of them are left out and counted. */
function modelsOfNearlyAll(rows: readonly RecordedRow[]): string[] {
  const answered = new Map<string, number>();
  for (const row of rows) {
    for (const model of Object.keys(row.answers)) answered.set(model, (answered.get(model) ?? 0) + 1);
  }
  const models = [...answered].flatMap(([model, count]) =>
    count >= LEAST_ANSWERED * rows.length ? [model] : [],
  );
  if (models.length > 0) return models;
  throw new VernierError(
    'not-enough-rows',
    `no model answered ${100 * LEAST_ANSWERED} % of the ${rows.length} prompts: choose a ladder with --models from ${recordedModels(rows).join(', ')}`,
  );
}

function recordedModels(rows: readonly RecordedRow[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row.answers)))].toSorted();
}

function requireRecorded(rows: readonly RecordedRow[], models: readonly string[]): void {
  const recorded = recordedModels(rows);
  const missing = models.filter((model) => !recorded.includes(model));
  if (missing.length === 0) return;
  throw new VernierError(
    'unknown-model',
    `the recordings hold no answers of ${missing.join(', ')}, only of ${recorded.join(', ')}: add recordings of the missing models, or leave them off the ladder`,
  );
}

/** A model without any price would leave no row; the price is what is to be mended, not the rows. */
function requirePrices(outcomes: readonly Outcome[], models: readonly string[], priceDate: IsoDate): void {
  const priced = new Set(
    outcomes.flatMap((outcome) => (outcome.cost.status === 'priced' ? [outcome.planId] : [])),
  );
  const unpriced = models.filter((model) => !priced.has(createCallPlan(model).id));
  if (unpriced.length === 0) return;
  throw new VernierError(
    'not-enough-rows',
    `no price of ${unpriced.join(', ')} is known on ${priceDate}: choose another --price-date, or --models that \`vernier models\` shows a price of`,
  );
}

/**
 * Reads recordings into rows: one for each prompt that has a score and a price for every model of the ladder.
 *
 * Throws  'file-unreadable', 'recordings-invalid', 'unknown-model', 'not-enough-rows'
 */
export async function readRows(context: DialCommandContext, options: RowOptions): Promise<ReadRows> {
  const rows = await context.readRecordings(options.recordings);
  const models = options.models ?? modelsOfNearlyAll(rows);
  requireRecorded(rows, models);
  const priceDate = options.priceDate ?? toIsoDate(context.clock.now());
  const outcomes = outcomesFromRecordings(rows, models, { catalog: context.catalog, priceDate });
  requirePrices(outcomes, models, priceDate);
  const plans = models.map((model) => createCallPlan(model));
  const { table, leftOut } = createRowTable(casesFromRecordings(rows), outcomes, plans);
  const fitRows = selectRows(table, (clusterId) => rowRole(clusterId) === 'fit');
  const certifyRows = selectRows(table, (clusterId) => rowRole(clusterId) === 'certify');
  const isScaled = rows.some((row) => row.tokenizer !== undefined);
  return { fitRows, certifyRows, leftOut, priceDate, ...(isScaled ? { costSource: 'modelled' } : {}) };
}

function notEnough(rows: ReadRows, what: string): VernierError {
  const { fitRows, certifyRows } = rows;
  const clusters = new Set([...fitRows.clusterIds, ...certifyRows.clusterIds]).size;
  return new VernierError(
    'not-enough-rows',
    `${fitRows.caseIds.length + certifyRows.caseIds.length} rows in ${clusters} clusters of near-duplicate prompts leave ${what}: record more prompts that differ in more than their numbers`,
  );
}

/** Throws 'not-enough-rows' when nothing is left to fit a dial on. */
export function requireFitRows(rows: ReadRows): void {
  if (rows.fitRows.caseIds.length === 0) throw notEnough(rows, 'none to fit on');
}

/** Throws 'not-enough-rows' when too little is left to measure and certify on. */
export function requireCertifyRows(rows: ReadRows): void {
  const clusters = new Set(rows.certifyRows.clusterIds).size;
  if (clusters < FEWEST_CERTIFY_CLUSTERS) {
    throw notEnough(rows, `${clusters === 0 ? 'none' : 'one'} to measure and certify on`);
  }
}
