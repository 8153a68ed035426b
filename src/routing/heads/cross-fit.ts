import { shrinkMeans } from '#learn';
import { fitHeads, type HeadProblem, PSEUDO_CASES, predictHead } from './fit-heads.ts';
import type { Fold } from './folds.ts';

/** Predictions for every row: `quality[plan][row]` in [0,1] and `costUsd[plan][row]`. */
export interface Predictions {
  readonly quality: readonly Float64Array[];
  readonly costUsd: readonly Float64Array[];
}

/** Everything about the rows that heads are cross-fitted on, but the choice of rows. */
export type CrossFitProblem = Omit<HeadProblem, 'rows'> & { readonly folds: readonly Fold[] };

/** Predicts every row's quality by heads that never saw it nor a duplicate of it. */
export function crossFitQuality(problem: CrossFitProblem): Float64Array[] {
  const quality = problem.targets.map(() => new Float64Array(problem.matrix.rowCount));
  for (const { train, test } of problem.folds) {
    const headProblem = { ...problem, rows: train };
    fitHeads(headProblem).forEach((head, plan) => {
      const out = quality[plan];
      if (out !== undefined) for (const row of test) out[row] = predictHead(head, headProblem, row);
    });
  }
  return quality;
}

/** Predicts every row's cost as the mean of its likely segments, from the other folds. */
export function crossFitCost(problem: CrossFitProblem, costsUsd: readonly Float64Array[]): Float64Array[] {
  return costsUsd.map((values) => {
    const predicted = new Float64Array(values.length);
    for (const { train, test } of problem.folds) {
      const { means } = shrinkMeans({
        groups: problem.segments,
        values,
        rows: train,
        groupCount: problem.segmentCount,
        pseudoCount: PSEUDO_CASES,
      });
      for (const row of test) {
        predicted[row] = means.reduce(
          (sum, mean, segment) => sum + mean * (problem.posteriors[segment]?.[row] ?? 0),
          0,
        );
      }
    }
    return predicted;
  });
}

/** Mean log loss of predictions against targets, over all plans and rows; lower is better. */
export function logLoss(quality: readonly Float64Array[], targets: readonly Float64Array[]): number {
  let sum = 0;
  let count = 0;
  quality.forEach((predicted, plan) => {
    predicted.forEach((probability, row) => {
      const target = targets[plan]?.[row] ?? 0;
      sum -= target * Math.log(probability + 1e-12) + (1 - target) * Math.log(1 - probability + 1e-12);
      count += 1;
    });
  });
  return sum / count;
}
