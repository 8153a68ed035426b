import type { Interval, KnotStep, MeasuredStep, Random } from '#core';
import { skewedMeanInterval, standardError } from '#stats';
import type { OpenPolicy, Prediction } from '../open-policy.ts';
import { clusterMeans } from '../rows/cluster-means.ts';
import { alignPlans, requireFreshRows } from '../rows/fresh-rows.ts';
import { type RowTable, sortRows } from '../rows/row-table.ts';
import { expectedValues, predictRows } from './expected-values.ts';
import { mostApart } from './most-apart.ts';
import { planShares } from './plan-shares.ts';
import { qualityLost } from './quality-lost.ts';
import { KNOT_COUNT, TOP_KNOT } from './spend-targets.ts';

const RESAMPLES = 1000;
const CONFIDENCE = 0.95;
/** Shares that differ by less serve fewer than one request in a million otherwise. */
const ALIKE = 1e-6;

/** A policy with the rows that it is measured on. */
interface Measured {
  readonly policy: OpenPolicy;
  readonly table: RowTable;
  readonly predictions: readonly Prediction[];
  readonly random: Random;
}

function isServedAlike({ policy, predictions }: Measured, knot: number, other: number): boolean {
  return predictions.every((prediction) => {
    const here = planShares(policy, prediction, knot / TOP_KNOT);
    const there = planShares(policy, prediction, other / TOP_KNOT);
    return here.every((share, plan) => Math.abs(share - (there[plan] ?? 0)) < ALIKE);
  });
}

/** Costs saved are skewed, as costs are, and have no known bound. */
function savedInterval(values: Float64Array, random: Random): Interval {
  const bounds = skewedMeanInterval({ values, confidence: CONFIDENCE, resamples: RESAMPLES, random });
  return { ...bounds, standardError: standardError(values) };
}

function measureStep(measured: Measured, knot: number, lowerKnot: number): MeasuredStep {
  const { policy, table, random } = measured;
  const here = expectedValues(policy, measured, knot / TOP_KNOT);
  const lower = expectedValues(policy, measured, lowerKnot / TOP_KNOT);
  const [upperEntry, lowerEntry] = [policy.record.knots[knot], policy.record.knots[lowerKnot]];
  if (upperEntry === undefined || lowerEntry === undefined) throw new RangeError(`there is no knot ${knot}`);
  const meansOf = (values: Float64Array) => clusterMeans(table.clusterIds, values);
  return {
    status: 'measured',
    knot: lowerKnot,
    qualityLost: qualityLost({
      here: meansOf(here.quality),
      lower: meansOf(lower.quality),
      most: mostApart(upperEntry, lowerEntry),
      confidence: CONFIDENCE,
      resamples: RESAMPLES,
      random,
    }),
    savedUsd: savedInterval(
      meansOf(here.costUsd.map((costUsd, row) => costUsd - (lower.costUsd[row] ?? 0))),
      random,
    ),
  };
}

/**
 * Measures the step from every knot but the lowest to the next lower one that serves some row otherwise: what it loses
 * and saves on the same certify rows, in pairs of clusters, with 95 % intervals.
 *
 * Shape   → 20 steps, of knots 1 to 20; knots that serve all rows alike have the same step
 * Throws  'rows-already-used' for any row whose cluster the policy was fitted on
 */
export function measureSteps(
  policy: OpenPolicy,
  rows: RowTable,
  { random }: { readonly random: Random },
): KnotStep[] {
  requireFreshRows(policy.record, rows);
  const table = sortRows(alignPlans(policy.record, rows));
  const measured = { policy, table, predictions: predictRows(policy, table), random };
  const steps: KnotStep[] = [];
  let lower: KnotStep['lower'] = { status: 'same' };
  for (let knot = 1; knot < KNOT_COUNT; knot += 1) {
    if (!isServedAlike(measured, knot, knot - 1)) lower = measureStep(measured, knot, knot - 1);
    steps.push({ version: 1, policyHash: policy.record.hash, knot, lower });
  }
  return steps;
}
