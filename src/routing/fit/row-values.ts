import type { Arm, Mix } from '#core';
import type { Predictions } from '../heads/cross-fit.ts';
import type { RowTable } from '../rows/row-table.ts';
import { addMix, choosePlan } from '../dial/choose-arm.ts';
import { addRow, type RowValues } from '../dial/expected-values.ts';

/** The mean of a non-empty array. */
export function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function predictionsOfRow(predictions: Predictions, row: number) {
  return {
    quality: (plan: number) => predictions.quality[plan]?.[row] ?? 0,
    costUsd: (plan: number) => predictions.costUsd[plan]?.[row] ?? 0,
  };
}

/** Evaluates a mixture on every row, given what is predicted there. */
export function evaluateMix(mix: Mix, table: RowTable, predictions: Predictions): RowValues {
  const planCount = table.plans.length;
  const quality = new Float64Array(table.caseIds.length);
  const costUsd = new Float64Array(table.caseIds.length);
  const planShares = new Float64Array(planCount);
  const shares = new Float64Array(planCount);
  for (let row = 0; row < quality.length; row += 1) {
    shares.fill(0);
    addMix(shares, { mix, weight: 1 }, predictionsOfRow(predictions, row));
    addRow({ quality, costUsd, planShares }, table, { row, shares });
  }
  return { quality, costUsd, planShares };
}

/** The mean cost and quality of one arm over all rows: `evaluateMix` for a grid of thousands. */
export function measureArm(arm: Arm, table: RowTable, predictions: Predictions) {
  let costUsd = 0;
  let quality = 0;
  let row = 0;
  const rowCount = table.caseIds.length;
  // one object for all rows: this runs a hundred thousand times a fit
  const predictionsHere = {
    quality: (plan: number) => predictions.quality[plan]?.[row] ?? 0,
    costUsd: (plan: number) => predictions.costUsd[plan]?.[row] ?? 0,
  };
  for (; row < rowCount; row += 1) {
    const plan = choosePlan(arm, table.plans.length, predictionsHere);
    costUsd += table.costsUsd[plan]?.[row] ?? 0;
    quality += table.scores[plan]?.[row] ?? 0;
  }
  return { arm, costUsd: costUsd / rowCount, quality: quality / rowCount };
}
