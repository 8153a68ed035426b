import { contentHash, type StudentModel, toBase64, VernierError } from '#core';
import { createStudentPredictor, type StudentPrediction } from '#providers';
import { createCrossFit, type CrossFit, type FoldedRows } from './cross-fit.ts';
import { exampleFolds } from './example-folds.ts';
import type { StudentExample } from './student-example.ts';
import { countTrial } from './count-trial.ts';
import { toTrainingRows } from './training-rows.ts';

/** How a student is trained. */
export interface TrainingOptions {
  /** The share of its answers that should be right; below it the student is unsure. Default 0.6. */
  readonly targetPrecision?: number;
}

/** A student, and what such students say to examples that they have not seen. */
export interface TrainedStudent {
  readonly student: StudentModel;
  /**
   * One an example, in their order, each by a student that was trained, strength and lead chosen, on the other folds
   * alone: what the student does on new work, a little too low because each of these saw fewer examples.
   */
  readonly crossFitted: readonly StudentPrediction[];
}

const DEFAULT_TARGET_PRECISION = 0.6;
/** Parts into which the examples are dealt to try students on examples that they have not seen. */
const FOLD_COUNT = 5;

/**
 * Trains a student: a linear classifier that says `unsure` where cross-fitted answers were right too rarely.
 *
 * Shape   the same examples, in any order, give the same predictions
 * Throws  'not-enough-rows' when there are fewer than two labels, or too few examples to fill every fold
 */
export function trainStudent(
  examples: readonly StudentExample[],
  options: TrainingOptions = {},
): TrainedStudent {
  const { targetPrecision = DEFAULT_TARGET_PRECISION } = options;
  const labels = [...new Set(examples.map((example) => example.label))].toSorted();
  const folds = exampleFolds(examples, FOLD_COUNT);
  checkExamples(examples, labels, new Set(folds).size);
  const rows = toTrainingRows(examples, labels);
  const folded = { rows, labels, folds, foldCount: FOLD_COUNT, targetPrecision };
  const crossFit = createCrossFit(folded);
  const crossFitted = predictAll(crossFit, folded);
  const { strength, abstention } = crossFit.chooseWithout([]);
  const problem = crossFit.problemWithout([]);
  const { vocabulary } = problem;
  const { biases, weights } = problem.fit(strength);
  const model: Omit<StudentModel, 'hash'> = {
    version: 1,
    kind: 'linear-hashed-ngrams',
    labels,
    frame: toBase64(vocabulary.frame),
    buckets: toBase64(vocabulary.known),
    biases,
    weights: toBase64(weights),
    strength,
    abstention,
    trial: countTrial({
      predictions: crossFitted,
      labels: examples.map(({ label }) => label),
      foldCount: FOLD_COUNT,
    }),
    trainedOn: examples.length,
    dataHash: contentHash(examples),
  };
  return { student: { ...model, hash: contentHash(model) }, crossFitted };
}

/** Predicts each example by a student that owes its fold nothing. */
function predictAll(crossFit: CrossFit, { rows, folds }: FoldedRows): readonly StudentPrediction[] {
  const predictors = Array.from({ length: FOLD_COUNT }, (_, fold) => {
    const { strength, abstention } = crossFit.chooseWithout([fold]);
    const problem = crossFit.problemWithout([fold]);
    const { vocabulary } = problem;
    return createStudentPredictor({ vocabulary, heads: problem.fit(strength), abstention });
  });
  const texts = rows.filter((row) => !row.isNote).toSorted((a, b) => a.example - b.example);
  return texts.flatMap(({ example, buckets }) => {
    const predictor = predictors[folds[example] ?? 0];
    return predictor === undefined ? [] : [predictor.predict(buckets)];
  });
}

function checkExamples(
  examples: readonly StudentExample[],
  labels: readonly string[],
  filledFolds: number,
): void {
  if (labels.length >= 2 && filledFolds === FOLD_COUNT) return;
  throw new VernierError(
    'not-enough-rows',
    `a student cannot be trained on ${examples.length} examples with ${labels.length} labels: ` +
      `give two labels or more, and at least ${FOLD_COUNT} different examples of one of them`,
    { details: { examples: examples.length, labels: labels.length } },
  );
}
