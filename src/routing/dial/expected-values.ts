import type { OpenPolicy, Prediction } from '../open-policy.ts';
import type { RowTable } from '../rows/row-table.ts';
import { planShares } from './plan-shares.ts';

/** What a mixture is expected to score and cost on every row, over its own randomisation. */
export interface RowValues {
  readonly quality: Float64Array;
  readonly costUsd: Float64Array;
  /** Mean share of each plan. */
  readonly planShares: Float64Array;
}

/** Adds what the shares of plans score and cost on one row. */
export function addRow(
  values: RowValues,
  table: RowTable,
  { row, shares }: { readonly row: number; readonly shares: Float64Array },
): void {
  const { quality, costUsd } = values;
  shares.forEach((share, plan) => {
    quality[row] = (quality[row] ?? 0) + share * (table.scores[plan]?.[row] ?? 0);
    costUsd[row] = (costUsd[row] ?? 0) + share * (table.costsUsd[plan]?.[row] ?? 0);
    values.planShares[plan] = (values.planShares[plan] ?? 0) + share / quality.length;
  });
}

/** Predicts every row once, so that many positions can be evaluated. */
export function predictRows(policy: OpenPolicy, table: RowTable): Prediction[] {
  return table.texts.map((text) => policy.predict(text));
}

/** Evaluates a dial position on rows whose outcome is known for every plan: no draw, no seed to choose. */
export function expectedValues(
  policy: OpenPolicy,
  rows: { readonly table: RowTable; readonly predictions: readonly Prediction[] },
  position: number,
): RowValues {
  const { table, predictions } = rows;
  const values: RowValues = {
    quality: new Float64Array(predictions.length),
    costUsd: new Float64Array(predictions.length),
    planShares: new Float64Array(table.plans.length),
  };
  predictions.forEach((prediction, row) => {
    addRow(values, table, { row, shares: planShares(policy, prediction, position) });
  });
  return values;
}
