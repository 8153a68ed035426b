import type { HullGain, PlanMixture, Random } from '#core';
import { mean, pairedBootstrapInterval, standardError } from '#stats';
import { frozenHull } from './frozen-hull.ts';
import type { OpenPolicy } from '../open-policy.ts';
import { clusterMeans } from '../rows/cluster-means.ts';
import { alignPlans, requireFreshRows } from '../rows/fresh-rows.ts';
import { type RowTable, sortRows } from '../rows/row-table.ts';
import { expectedValues, predictRows } from '../dial/expected-values.ts';
import { areTooFew } from '../dial/quality-lost.ts';
import { KNOT_COUNT, TOP_KNOT } from '../dial/spend-targets.ts';

const RESAMPLES = 1000;
const CONFIDENCE = 0.95;
/** Differences below this are rounding, of scores and of shares of a cost. */
const ROUNDING = 1e-9;

/** What something scores and costs on each cluster. */
interface Outcomes {
  readonly quality: Float64Array;
  readonly costUsd: Float64Array;
}

/** A plan of the hull on the measured clusters. */
interface HullPlan extends Outcomes {
  readonly plan: number;
  readonly meanUsd: number;
}

/** Two neighbours of the hull, mixed so that they cost a given amount on average. */
interface Mixed {
  readonly low: HullPlan;
  readonly high: HullPlan;
  readonly highShare: number;
}

/** What costs less than the hull's first plan has no mixture to be compared with; what costs more, its last plan. */
function mixAt(hull: readonly HullPlan[], costUsd: number): Mixed | undefined {
  const slack = ROUNDING * costUsd;
  const index = hull.findLastIndex(({ meanUsd }) => meanUsd <= costUsd + slack);
  const low = hull[index];
  if (low === undefined) return undefined;
  const high = hull[index + 1] ?? low;
  const share = high === low ? 0 : (costUsd - low.meanUsd) / (high.meanUsd - low.meanUsd);
  const highShare = share < ROUNDING ? 0 : share;
  return { low, high, highShare };
}

/**
 * The scores over the mixture's, less what the knot's other cost on a cluster would have bought along the hull: their
 * mean is the difference at equal mean cost, and their spread has that of both means.
 */
function differencesOf(here: Outcomes, { low, high, highShare }: Mixed): Float64Array {
  const slope = high === low ? 0 : (mean(high.quality) - mean(low.quality)) / (high.meanUsd - low.meanUsd);
  const mixed = (of: (outcomes: Outcomes) => Float64Array, cluster: number) =>
    (1 - highShare) * (of(low)[cluster] ?? 0) + highShare * (of(high)[cluster] ?? 0);
  return here.quality.map((score, cluster) => {
    const extraUsd = (here.costUsd[cluster] ?? 0) - mixed(({ costUsd }) => costUsd, cluster);
    const difference = score - mixed(({ quality }) => quality, cluster) - slope * extraUsd;
    return Math.abs(difference) <= ROUNDING ? 0 : difference;
  });
}

function compare(here: Outcomes, hull: readonly HullPlan[], random: Random): HullGain['against'] {
  const mixed = mixAt(hull, mean(here.costUsd));
  if (mixed === undefined) return { status: 'unknown', reason: 'no-such-spend' };
  const { low, high, highShare } = mixed;
  const mixture: PlanMixture = { lowPlan: low.plan, highPlan: high.plan, highShare };
  const values = differencesOf(here, mixed);
  if (values.every((value) => value === 0)) return { status: 'same', mixture };
  if (areTooFew(values)) return { status: 'unknown', reason: 'too-few-samples' };
  const b = new Float64Array(values.length);
  const bounds = pairedBootstrapInterval({
    a: values,
    b,
    confidence: CONFIDENCE,
    resamples: RESAMPLES,
    random,
  });
  const gain = {
    mean: bounds.mean,
    low: Math.max(-1, bounds.low),
    high: Math.min(1, bounds.high),
    standardError: standardError(values),
    confidence: CONFIDENCE,
    n: values.length,
  };
  return { status: 'measured', mixture, gain };
}

/**
 * Measures every knot against the static hull at the same spend: plans and their order frozen on fit rows, mixed so
 * that they cost as much as the knot on the certify rows; 95 % intervals of the paired difference over clusters.
 *
 * Shape   → 21, one a knot, each interval on its own
 * Throws  'rows-already-used' for any row whose cluster the policy was fitted on
 * Source  routing-method's `mixing`: the static hull of single plans frozen on training rows; the delta method for the
 *         equal spend, which is itself an estimate
 */
export function measureHullGains(
  policy: OpenPolicy,
  rows: RowTable,
  { random }: { readonly random: Random },
): HullGain[] {
  requireFreshRows(policy.record, rows);
  const table = sortRows(alignPlans(policy.record, rows));
  const meansOf = (values: Float64Array = new Float64Array()) => clusterMeans(table.clusterIds, values);
  const hull = frozenHull(policy.record).map((plan) => {
    const costUsd = meansOf(table.costsUsd[plan]);
    return { plan, quality: meansOf(table.scores[plan]), costUsd, meanUsd: mean(costUsd) };
  });
  const measured = { table, predictions: predictRows(policy, table) };
  return Array.from({ length: KNOT_COUNT }, (_, knot) => {
    const { quality, costUsd } = expectedValues(policy, measured, knot / TOP_KNOT);
    const here = { quality: meansOf(quality), costUsd: meansOf(costUsd) };
    return {
      version: 1,
      policyHash: policy.record.hash,
      knot,
      against: compare(here, hull, random),
    };
  });
}
