import type { Mix } from '#core';
import type { Predictions } from '../heads/cross-fit.ts';
import type { RowTable } from '../rows/row-table.ts';
import { measureLearnedArms } from './learned-arms.ts';
import { evaluateMix, meanOf, type RowValues } from './row-values.ts';
import { type MeasuredArm, mixForSpend } from './static-hull.ts';
import { upperEnvelope } from './upper-envelope.ts';

/** One knot's candidate policy with what it does on every fit row. */
export interface KnotCandidate {
  readonly mix: Mix;
  readonly values: RowValues;
  readonly costUsd: number;
  readonly quality: number;
}

/** Evaluates a mixture on all rows. */
export function createCandidate(mix: Mix, table: RowTable, predictions: Predictions): KnotCandidate {
  const values = evaluateMix(mix, table, predictions);
  return { mix, values, costUsd: meanOf(values.costUsd), quality: meanOf(values.quality) };
}

/** What a dial is built over: rows, what is predicted for them, the frontier and the spend of each knot. */
export interface DialProblem {
  readonly table: RowTable;
  readonly predictions: Predictions;
  readonly hull: readonly MeasuredArm[];
  readonly targetsUsd: readonly number[];
  readonly cheapestPlan: number;
  readonly topPlan: number;
}

/** The 21 learned candidates after the upper envelope; the last is always the top plan. */
export function learnedKnots(problem: DialProblem): KnotCandidate[] {
  const { table, predictions, targetsUsd, topPlan } = problem;
  const arms = measureLearnedArms(table, predictions, problem.cheapestPlan);
  const below = targetsUsd
    .slice(0, -1)
    .map((target) => createCandidate(mixForSpend(arms, target), table, predictions));
  return [...upperEnvelope(below), topCandidate(topPlan, table, predictions)];
}

/** The 21 mixtures of the static hull at the same spend. */
export function hullKnots(problem: DialProblem): KnotCandidate[] {
  const { table, predictions, hull, targetsUsd } = problem;
  return targetsUsd.map((target) => createCandidate(mixForSpend(hull, target), table, predictions));
}

function topCandidate(topPlan: number, table: RowTable, predictions: Predictions): KnotCandidate {
  const arm = { type: 'plan', plan: topPlan } as const;
  return createCandidate({ low: arm, high: arm, highShare: 0 }, table, predictions);
}
