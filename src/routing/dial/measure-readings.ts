import type { Random, Reading } from '#core';
import { clusterMeans } from '../rows/cluster-means.ts';
import { alignPlans, requireFreshRows } from '../rows/fresh-rows.ts';
import { type RowTable, sortRows } from '../rows/row-table.ts';
import type { OpenPolicy } from '../open-policy.ts';
import { expectedValues, predictRows } from './expected-values.ts';
import { costInterval, qualityInterval } from './reading-intervals.ts';
import { KNOT_COUNT, TOP_KNOT } from './spend-targets.ts';

/** Every knot of the dial. */
const ALL_KNOTS: readonly number[] = [...Array(KNOT_COUNT).keys()];

/**
 * Measures knots, by default all 21, on certify rows: quality and cost with 95 % intervals over clusters, shown raw.
 *
 * Throws  'rows-already-used' for any row whose cluster the policy was fitted on
 * Source  routing-method D6, D8a
 */
export function measureReadings(
  policy: OpenPolicy,
  rows: RowTable,
  options: { readonly random: Random; readonly knots?: readonly number[] },
): Reading[] {
  requireFreshRows(policy.record, rows);
  const table = sortRows(alignPlans(policy.record, rows));
  const predictions = predictRows(policy, table);
  return (options.knots ?? ALL_KNOTS).map((knot) => {
    const position = knot / TOP_KNOT;
    const values = expectedValues(policy, { table, predictions }, position);
    return {
      version: 1,
      policyHash: policy.record.hash,
      knot,
      position,
      quality: qualityInterval(clusterMeans(table.clusterIds, values.quality), options.random),
      costUsd: costInterval(clusterMeans(table.clusterIds, values.costUsd), options.random),
      latencyMs: { status: 'unknown', reason: 'not-recorded' },
      planShares: [...values.planShares].map((share) => Math.min(1, share)),
    };
  });
}
