import { type Certificate, contentHash, type KnotTest, sha256 } from '#core';
import { bettingTest, cltPValue, mean } from '#stats';
import { predictRows } from '../dial/expected-values.ts';
import { TOP_KNOT } from '../dial/spend-targets.ts';
import type { OpenPolicy } from '../open-policy.ts';
import { alignPlans, requireFreshRows } from '../rows/fresh-rows.ts';
import { type RowTable, sortRows } from '../rows/row-table.ts';
import { type Claim, rowsOfClaim } from './claim.ts';
import { knotMargins } from './knot-margins.ts';
import { riskOfAttempt } from './risk-of-attempt.ts';

/** One claim to test. */
export interface CertifyOptions extends Claim {
  /** The risk of a false certificate. */
  readonly delta: number;
  /** Which attempt this is on rows of which some were seen before; 1 when none was. */
  readonly attempt: number;
  readonly issuedAt: string;
}

/** The hash of the clusters of certify rows: equal rows are an equal pool, in any order. */
export function poolHash(table: RowTable): string {
  return contentHash([...new Set(table.clusterIds)].toSorted());
}

/** The clusters in the order of a sequential test: by hash with the policy, so that nobody can choose it. */
function testOrder(policyHash: string, clusterIds: readonly string[]): Int32Array {
  const clusters = [...new Set(clusterIds)];
  const keys = clusters.map((clusterId) => sha256(`${policyHash}\0${clusterId}`));
  return Int32Array.from([...keys.keys()].toSorted((a, b) => ((keys[a] ?? '') < (keys[b] ?? '') ? -1 : 1)));
}

/**
 * Tests knots from the safest down until one fails: each passes if "it holds less than rho" is refuted.
 *
 * Knot 20 is the top plan and holds every share by definition; it is never tested.
 *
 * Units   margins are y_policy − rho · y_top in [−rho, 1], one for each duplicate cluster
 * Throws  'rows-already-used' for any row whose cluster the policy was fitted on
 * Source  routing-method D8, D8a; learn-then-test with a fixed sequence (arXiv 2110.01052), betting p-values
 */
export function certify(policy: OpenPolicy, rows: RowTable, options: CertifyOptions): Certificate {
  const { record } = policy;
  const claimed = rowsOfClaim(rows, options);
  requireFreshRows(record, claimed);
  const table = sortRows(alignPlans(record, claimed));
  const predictions = predictRows(policy, table);
  const { rho, delta, attempt, segment = null, claims = 1 } = options;
  const deltaUsed = riskOfAttempt(delta / claims, attempt);
  const order = testOrder(record.hash, table.clusterIds);
  const tests: KnotTest[] = [];
  let lowestKnot = TOP_KNOT;
  for (let knot = TOP_KNOT - 1; knot >= 0; knot -= 1) {
    const margins = knotMargins(policy, { table, predictions }, { knot, rho });
    const values = Float64Array.from(order, (cluster) => margins[cluster] ?? 0);
    const { pValue } = bettingTest({
      values,
      low: -rho,
      high: 1,
      nullMean: 0,
      delta: deltaUsed,
      horizon: values.length,
    });
    tests.push({ knot, pValue, cltPValue: cltPValue({ values, nullMean: 0 }), meanMargin: mean(values) });
    if (pValue > deltaUsed) break;
    lowestKnot = knot;
  }
  return {
    version: 1,
    policyHash: record.hash,
    mode: record.mode,
    segment,
    rho,
    delta,
    claims,
    deltaUsed,
    attempt,
    n: order.length,
    poolHash: poolHash(table),
    lowestKnot,
    tests,
    issuedAt: options.issuedAt,
  };
}
