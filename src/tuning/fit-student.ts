import {
  fitLogistic,
  logCountRatios,
  scaleColumns,
  type SparseMatrix,
  sparseMatrixFromRows,
  toLogit,
} from '#learn';
import {
  createStudentFeaturizer,
  type StudentFeaturizer,
  type StudentHeads,
  type StudentVocabulary,
} from '#providers';
import { learnVocabulary } from './learn-vocabulary.ts';
import type { TrainingRow } from './training-rows.ts';

/** Some rows, made ready to be fitted at any strength. */
export interface StudentProblem {
  readonly vocabulary: StudentVocabulary;
  readonly featurize: StudentFeaturizer;
  /** Fits one head against the rest for each label; `strength` is the weight of a row against the penalty. */
  fit(strength: number): StudentHeads;
}

/** Makes the problem of a linear classifier on hashed words and their beginnings. */
export function createStudentProblem(
  rows: readonly TrainingRow[],
  labels: readonly string[],
): StudentProblem {
  const vocabulary = learnVocabulary(rows);
  const featurize = createStudentFeaturizer(vocabulary);
  const columnCount = vocabulary.known.length;
  const matrix = sparseMatrixFromRows(
    rows.map((row) => featurize(row.buckets)),
    columnCount,
  );
  const heads = labels.map((_, label) => prepareHead(matrix, rows, label));
  return {
    vocabulary,
    featurize,
    fit(strength) {
      const weights = new Float32Array(columnCount * labels.length);
      heads.forEach((head, label) => {
        fitLogistic({ ...head, strength }).forEach((weight, column) => {
          weights[column * labels.length + label] = weight * (head.ratios[column] ?? 0);
        });
      });
      return { labels, biases: heads.map((head) => head.bias), weights };
    },
  };
}

/** Columns are scaled by their evidence for the label before the fit, which so starts from naive Bayes. */
function prepareHead(matrix: SparseMatrix, trainingRows: readonly TrainingRow[], label: number) {
  const targets = Float64Array.from(trainingRows, (row) => (row.label === label ? 1 : 0));
  const rows = Int32Array.from(trainingRows.keys());
  const bias = toLogit(targets.reduce((sum, target) => sum + target, 0) / rows.length);
  const ratios = logCountRatios({ matrix, rows, targets });
  const offsets = new Float64Array(rows.length).fill(bias);
  return { matrix: scaleColumns(matrix, ratios), rows, targets, offsets, bias, ratios };
}
