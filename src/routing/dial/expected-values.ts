import type { OpenPolicy, Prediction } from '../open-policy.ts';
import type { RowTable } from '../rows/row-table.ts';
import { planShares } from './plan-shares.ts';
import { addRow, type RowValues } from './row-values.ts';

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
