import { type Policy, VernierError } from '#core';
import type { RowTable } from './row-table.ts';

/**
 * Makes sure that rows were never used to fit a policy, and that they answer about its plans.
 *
 * Throws  'rows-already-used' naming a cluster that was fitted on; 'not-enough-rows' for fewer than two clusters
 */
export function requireFreshRows(policy: Policy, table: RowTable): void {
  const fitted = new Set(policy.fittedClusters);
  const used = table.clusterIds.filter((clusterId) => fitted.has(clusterId));
  if (used.length > 0) {
    throw new VernierError(
      'rows-already-used',
      `${used.length} of ${table.clusterIds.length} rows belong to clusters that policy ${policy.hash.slice(0, 12)} was fitted on (first: ${used[0]}): measure and certify on rows whose role is certify`,
      { details: { rows: used.length, policyHash: policy.hash } },
    );
  }
  const clusters = new Set(table.clusterIds).size;
  if (clusters < 2) {
    throw new VernierError(
      'not-enough-rows',
      `${clusters} independent certify rows are too few to measure: score at least 100 different cases with every plan`,
      { details: { clusters } },
    );
  }
}

/** Puts the plans of a table in the order of the policy's ladder. */
export function alignPlans(policy: Policy, table: RowTable): RowTable {
  const order = policy.plans.map((plan) => table.plans.findIndex((other) => other.id === plan.id));
  const missing = policy.plans.filter((_, index) => order[index] === -1).map((plan) => plan.id);
  if (missing.length > 0) {
    throw new VernierError(
      'not-enough-rows',
      `the rows have no outcomes of ${missing.join(', ')}: record them first`,
    );
  }
  const pick = <T>(values: readonly T[]) => order.flatMap((plan) => values.slice(plan, plan + 1));
  return { ...table, plans: pick(table.plans), scores: pick(table.scores), costsUsd: pick(table.costsUsd) };
}
