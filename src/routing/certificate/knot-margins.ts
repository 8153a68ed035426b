import { expectedValues } from '../dial/expected-values.ts';
import { TOP_KNOT } from '../dial/spend-targets.ts';
import type { OpenPolicy, Prediction } from '../open-policy.ts';
import { clusterMeans } from '../rows/cluster-means.ts';
import type { RowTable } from '../rows/row-table.ts';

/** Rows with what the policy predicts of each. */
export interface PredictedRows {
  readonly table: RowTable;
  readonly predictions: readonly Prediction[];
}

/**
 * By how much a knot keeps more than a share of the top plan's score: what a certificate tests.
 *
 * Units   y_policy − rho · y_top in [−rho, 1], one for each duplicate cluster, in order of first appearance
 */
export function knotMargins(
  policy: OpenPolicy,
  rows: PredictedRows,
  { knot, rho }: { readonly knot: number; readonly rho: number },
): Float64Array {
  const { quality } = expectedValues(policy, rows, knot / TOP_KNOT);
  const top = rows.table.scores[policy.record.topPlan] ?? new Float64Array();
  return clusterMeans(
    rows.table.clusterIds,
    quality.map((value, row) => value - rho * (top[row] ?? 0)),
  );
}
