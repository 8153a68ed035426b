import { sparseMatrixFromRows, type SparseMatrix } from '#learn';
import { createFeaturizer } from '../features/featurize-text.ts';
import { fitVocabulary, type Vocabulary } from '../features/vocabulary.ts';
import type { RowTable } from '../rows/row-table.ts';
import { type CrossFitProblem, crossFitQuality, logLoss } from './cross-fit.ts';
import { crossFitSegments } from './fit-segment-heads.ts';
import { createFolds, type Fold } from './folds.ts';

/** Fit rows made ready to learn from: everything that does not depend on the scores. */
export interface TrainRows {
  readonly table: RowTable;
  readonly vocabulary: Vocabulary;
  readonly matrix: SparseMatrix;
  readonly folds: readonly Fold[];
  /** `posteriors[segment][row]`, cross-fitted. */
  readonly posteriors: readonly Float64Array[];
}

/** How strongly words may move a head: the least log loss wins. */
const STRENGTHS = [0.1, 0.3, 1] as const;

/** Turns the texts of fit rows into features and predicts their segments. */
export function prepareRows(table: RowTable): TrainRows {
  const vocabulary = fitVocabulary(table.texts);
  const featurizer = createFeaturizer(vocabulary);
  const matrix = sparseMatrixFromRows(
    table.texts.map((text) => featurizer.featurize(text)),
    featurizer.columnCount,
  );
  const folds = createFolds(table.clusterIds);
  const posteriors = crossFitSegments(
    { matrix, segments: table.segments, segmentCount: table.segmentNames.length },
    folds,
  );
  return { table, vocabulary, matrix, folds, posteriors };
}

/** The problem of learning `scores` from prepared rows. */
export function crossFitProblem(
  rows: TrainRows,
  scores: readonly Float64Array[],
  strength: number,
): CrossFitProblem {
  return {
    matrix: rows.matrix,
    segments: rows.table.segments,
    segmentCount: rows.table.segmentNames.length,
    posteriors: rows.posteriors,
    targets: scores,
    strength,
    folds: rows.folds,
  };
}

/**
 * Chooses how strongly words may move the heads: the least log loss on one fold, learned from the others.
 *
 * A refit on shuffled outcomes chooses anew, so that it has every freedom that the real fit had.
 */
export function chooseStrength(rows: TrainRows, scores: readonly Float64Array[]): number {
  const folds = rows.folds.slice(0, 1);
  const tested = folds.flatMap(({ test }) => [...test]);
  const onTested = (values: readonly Float64Array[]) =>
    values.map((ofPlan) => Float64Array.from(tested, (row) => ofPlan[row] ?? 0));
  const losses = STRENGTHS.map((strength) => {
    const quality = crossFitQuality({ ...crossFitProblem(rows, scores, strength), folds });
    return { strength, loss: logLoss(onTested(quality), onTested(scores)) };
  });
  return losses.reduce((best, other) => (other.loss < best.loss ? other : best)).strength;
}
