import type { Mix } from '#core';
import type { Predictions } from '../heads/cross-fit.ts';
import type { RowTable } from '../rows/row-table.ts';
import { measureLearnedArms } from './learned-arms.ts';
import type { RowValues } from '../dial/expected-values.ts';
import { evaluateMix, meanOf, measureArm } from './row-values.ts';
import {
  type MeasuredArm,
  type MeasuredMix,
  measuredMixForSpend,
  mixForSpend,
  pureMix,
} from './static-hull.ts';
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

/**
 * The 21 learned mixtures after the upper envelope, with their means; the last is always the top plan.
 *
 * A refit on shuffled labels needs no more than this.
 */
export function learnedMixes(problem: DialProblem): MeasuredMix[] {
  const { table, predictions, targetsUsd, topPlan } = problem;
  const arms = measureLearnedArms(table, predictions, problem.cheapestPlan);
  const below = targetsUsd.slice(0, -1).map((target) => measuredMixForSpend(arms, target));
  const top = measureArm({ type: 'plan', plan: topPlan }, table, predictions);
  return [...upperEnvelope(below), { ...top, mix: pureMix(top.arm) }];
}

/** The 21 learned candidates with what they do on every row. */
export function learnedKnots(problem: DialProblem): KnotCandidate[] {
  return learnedMixes(problem).map(({ mix }) => createCandidate(mix, problem.table, problem.predictions));
}

/** The 21 mixtures of the static hull at the same spend. */
export function hullKnots(problem: DialProblem): KnotCandidate[] {
  const { table, predictions, hull, targetsUsd } = problem;
  return targetsUsd.map((target) => createCandidate(mixForSpend(hull, target), table, predictions));
}
