import type { Interval, Random, Reading } from '#core';
import {
  bcaInterval,
  bettingConfidenceSequence,
  skewedMeanInterval,
  standardError,
  wilsonInterval,
} from '#stats';
import { clusterMeans } from '../rows/cluster-means.ts';
import { alignPlans, requireFreshRows } from '../rows/fresh-rows.ts';
import { type RowTable, sortRows } from '../rows/row-table.ts';
import type { OpenPolicy } from '../open-policy.ts';
import { expectedValues, predictRows } from './expected-values.ts';
import { KNOT_COUNT, TOP_KNOT } from './spend-targets.ts';

const RESAMPLES = 2000;
const CONFIDENCE = 0.95;

/** Cases below which a bootstrap of fractions covers too little (stats/README). */
const FEWEST_FOR_BOOTSTRAP = 50;

function boundsOf(values: Float64Array, random: Random) {
  return bcaInterval({ values, confidence: CONFIDENCE, resamples: RESAMPLES, random });
}

/** Scores that are all 0 or 1 get Wilson's interval; few or equal ones the betting sequence, which is never too narrow. */
function qualityInterval(values: Float64Array, random: Random): Interval {
  const n = values.length;
  const total = { standardError: standardError(values) };
  if (values.every((value) => value === 0 || value === 1)) {
    const successes = values.reduce((sum, value) => sum + value, 0);
    return { ...wilsonInterval({ successes, n, confidence: CONFIDENCE }), ...total };
  }
  if (n < FEWEST_FOR_BOOTSTRAP || total.standardError === 0) {
    const { mean, low, high } = bettingConfidenceSequence({
      values,
      low: 0,
      high: 1,
      confidence: CONFIDENCE,
      horizon: n,
    });
    return { mean, low, high, confidence: CONFIDENCE, n, ...total };
  }
  return { ...boundsOf(values, random), ...total };
}

/** Costs are skewed, a few dear requests among many cheap ones, and never below 0. */
function costInterval(values: Float64Array, random: Random): Interval {
  const bounds = skewedMeanInterval({ values, confidence: CONFIDENCE, resamples: RESAMPLES, random });
  return { ...bounds, low: Math.max(0, bounds.low), standardError: standardError(values) };
}

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
