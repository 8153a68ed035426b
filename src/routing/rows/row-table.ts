import { type Case, contentHash, type Outcome, type Plan, VernierError } from '#core';

/**
 * Complete cases side by side: for every row the text, and for every plan its score and cost.
 *
 * Shape   arrays of one length, one entry a row; `scores[plan][row]`, `costsUsd[plan][row]`
 * Units   scores in [0,1]; costs in USD per request
 */
export interface RowTable {
  readonly plans: readonly Plan[];
  readonly caseIds: readonly string[];
  readonly clusterIds: readonly string[];
  readonly texts: readonly string[];
  readonly segmentNames: readonly string[];
  /** Index into `segmentNames`. */
  readonly segments: Int32Array;
  readonly scores: readonly Float64Array[];
  readonly costsUsd: readonly Float64Array[];
}

/** Cases that could not become rows, by reason. */
export interface LeftOut {
  readonly missingOutcome: number;
  readonly unscored: number;
  readonly unpriced: number;
}

/** The name of the segment of cases that name none. */
const UNNAMED_SEGMENT = 'all';

interface CompleteRow {
  readonly one: Case;
  readonly scores: readonly number[];
  readonly costsUsd: readonly number[];
}

function completeRow(one: Case, outcomes: readonly (Outcome | undefined)[]): CompleteRow | keyof LeftOut {
  const scores: number[] = [];
  const costsUsd: number[] = [];
  for (const outcome of outcomes) {
    if (outcome === undefined) return 'missingOutcome';
    if (outcome.score.status === 'unscored') return 'unscored';
    if (outcome.cost.status === 'unpriced') return 'unpriced';
    scores.push(outcome.score.value);
    costsUsd.push(outcome.cost.costUsd);
  }
  return { one, scores, costsUsd };
}

/**
 * Joins cases and outcomes into rows that have a score and a price for every plan; counts what was left out.
 *
 * Throws  'not-enough-rows' when no case is complete
 */
export function createRowTable(
  cases: readonly Case[],
  outcomes: readonly Outcome[],
  plans: readonly Plan[],
): { readonly table: RowTable; readonly leftOut: LeftOut } {
  const byKey = new Map(outcomes.map((outcome) => [`${outcome.planId}\0${outcome.caseId}`, outcome]));
  const leftOut = { missingOutcome: 0, unscored: 0, unpriced: 0 };
  const complete: CompleteRow[] = [];
  for (const one of cases) {
    const row = completeRow(
      one,
      plans.map((plan) => byKey.get(`${plan.id}\0${one.id}`)),
    );
    if (typeof row === 'string') leftOut[row] += 1;
    else complete.push(row);
  }
  if (complete.length === 0) {
    throw new VernierError(
      'not-enough-rows',
      `none of ${cases.length} cases has a score and a price for every one of ${plans.map((plan) => plan.id).join(', ')}: record outcomes of all these plans on the same cases`,
    );
  }
  return { table: tableFromRows(complete, plans), leftOut };
}

function tableFromRows(rows: readonly CompleteRow[], plans: readonly Plan[]): RowTable {
  const segmentOf = (row: CompleteRow) => row.one.segment ?? UNNAMED_SEGMENT;
  const segmentNames = [...new Set(rows.map(segmentOf))].toSorted();
  return {
    plans,
    caseIds: rows.map((row) => row.one.id),
    clusterIds: rows.map((row) => row.one.clusterId),
    texts: rows.map((row) => row.one.prompt),
    segmentNames,
    segments: Int32Array.from(rows, (row) => segmentNames.indexOf(segmentOf(row))),
    scores: plans.map((_, plan) => Float64Array.from(rows, (row) => row.scores[plan] ?? 0)),
    costsUsd: plans.map((_, plan) => Float64Array.from(rows, (row) => row.costsUsd[plan] ?? 0)),
  };
}

/** Keeps the rows that `keep` accepts, in their order, and the segments that they are in. */
export function selectRows(table: RowTable, keep: (clusterId: string, row: number) => boolean): RowTable {
  return pickRows(
    table,
    table.clusterIds.flatMap((clusterId, row) => (keep(clusterId, row) ? [row] : [])),
  );
}

function pickRows(table: RowTable, rows: readonly number[]): RowTable {
  const pick = <T>(values: readonly T[]) => rows.flatMap((row) => values.slice(row, row + 1));
  const used = [...new Set(rows.map((row) => table.segments[row] ?? 0))].toSorted((a, b) => a - b);
  return {
    plans: table.plans,
    segmentNames: used.flatMap((segment) => table.segmentNames.slice(segment, segment + 1)),
    caseIds: pick(table.caseIds),
    clusterIds: pick(table.clusterIds),
    texts: pick(table.texts),
    segments: Int32Array.from(rows, (row) => used.indexOf(table.segments[row] ?? 0)),
    scores: table.scores.map((values) => Float64Array.from(rows, (row) => values[row] ?? 0)),
    costsUsd: table.costsUsd.map((values) => Float64Array.from(rows, (row) => values[row] ?? 0)),
  };
}

/** Puts rows in an order of their own, so that what is computed from them does not depend on how they were read. */
export function sortRows(table: RowTable): RowTable {
  const key = (row: number) => `${table.clusterIds[row]}\0${table.caseIds[row]}`;
  const order = [...table.caseIds.keys()].toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  return pickRows(table, order);
}

/** The hash of a table's rows and figures: equal data has an equal hash, whatever the order of rows. */
export function hashRows(table: RowTable): string {
  const rows = table.caseIds.map((caseId, row) => [
    caseId,
    table.clusterIds[row],
    table.segmentNames[table.segments[row] ?? 0],
    table.scores.map((values) => values[row]),
    table.costsUsd.map((values) => values[row]),
  ]);
  return contentHash({
    plans: table.plans.map((plan) => plan.id),
    rows: rows.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)),
  });
}
