import type { PlanReading, Random } from '#core';
import type { OpenPolicy } from '../open-policy.ts';
import { clusterMeans } from '../rows/cluster-means.ts';
import { alignPlans, requireFreshRows } from '../rows/fresh-rows.ts';
import { type RowTable, sortRows } from '../rows/row-table.ts';
import { costInterval, qualityInterval } from '../dial/reading-intervals.ts';

/**
 * Measures every single plan on certify rows as a knot is measured that always serves it.
 *
 * Shape   → one reading a plan, in the order of the policy's plans
 * Throws  'rows-already-used' for any row whose cluster the policy was fitted on
 */
export function measurePlanReadings(
  { record }: OpenPolicy,
  rows: RowTable,
  { random }: { readonly random: Random },
): PlanReading[] {
  requireFreshRows(record, rows);
  const { clusterIds, scores, costsUsd } = sortRows(alignPlans(record, rows));
  const meansOf = (values: Float64Array = new Float64Array()) => clusterMeans(clusterIds, values);
  return record.plans.map((_, plan) => ({
    version: 1,
    policyHash: record.hash,
    plan,
    quality: qualityInterval(meansOf(scores[plan]), random),
    costUsd: costInterval(meansOf(costsUsd[plan]), random),
  }));
}
