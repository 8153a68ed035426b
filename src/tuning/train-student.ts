import { contentHash, type StudentModel, VernierError } from '#core';
import { openStudent, type Student, type StudentPrediction } from '#providers';
import { chooseAbstention, type CrossFittedAnswer } from './choose-abstention.ts';
import { exampleFolds } from './example-folds.ts';
import { fitStudent } from './fit-student.ts';
import type { StudentExample } from './student-example.ts';

/** How a student is trained. */
export interface TrainingOptions {
  /** The share of its answers that should be right; below it the student is unsure. Default 0.6. */
  readonly targetPrecision?: number;
  /** Parts into which the examples are dealt to try a student on examples that it has not seen. Default 5. */
  readonly foldCount?: number;
}

const DEFAULT_TARGET_PRECISION = 0.6;
const DEFAULT_FOLD_COUNT = 5;

/**
 * Trains a student: a linear classifier that says `unsure` where cross-fitted answers were right too rarely.
 *
 * Shape   the same examples, in any order, give the same predictions
 * Throws  'not-enough-rows' when there are fewer than two labels or fewer examples than folds
 */
export function trainStudent(
  examples: readonly StudentExample[],
  options: TrainingOptions = {},
): StudentModel {
  const labels = labelsOf(examples);
  checkExamples(examples, labels, options);
  const { targetPrecision = DEFAULT_TARGET_PRECISION } = options;
  const answers = eachFold(examples, options, (training) => {
    const student = openUndecided(training, labels);
    return (example): CrossFittedAnswer => {
      const { label, lead } = student.rank(example.text);
      return { lead, isRight: label === example.label };
    };
  });
  const decided = {
    ...fitStudent(examples, labels),
    abstention: chooseAbstention(answers, targetPrecision),
  };
  return { ...decided, hash: contentHash(decided) };
}

/**
 * Predicts every example by a student that was trained, its abstention included, on the other folds alone.
 *
 * Shape   → one prediction an example, in their order: what the student does on new work, a little too low because each
 *         of these students saw fewer examples
 * Throws  as `trainStudent`
 */
export function crossFitStudent(
  examples: readonly StudentExample[],
  options: TrainingOptions = {},
): readonly StudentPrediction[] {
  checkExamples(examples, labelsOf(examples), options);
  return eachFold(examples, options, (training) => {
    const student = openStudent(trainStudent(training, options));
    return (example) => student.predict(example.text);
  });
}

function labelsOf(examples: readonly StudentExample[]): readonly string[] {
  return [...new Set(examples.map((example) => example.label))].toSorted();
}

function checkExamples(
  examples: readonly StudentExample[],
  labels: readonly string[],
  { foldCount = DEFAULT_FOLD_COUNT }: TrainingOptions,
): void {
  if (labels.length >= 2 && examples.length >= foldCount) return;
  throw new VernierError(
    'not-enough-rows',
    `a student cannot be trained on ${examples.length} examples with ${labels.length} labels: ` +
      `give at least ${foldCount} examples, with two labels or more`,
    { details: { examples: examples.length, labels: labels.length } },
  );
}

/** Judges every example by what was made of the examples of the other folds. */
function eachFold<Judgement>(
  examples: readonly StudentExample[],
  { foldCount = DEFAULT_FOLD_COUNT }: TrainingOptions,
  train: (training: readonly StudentExample[]) => (example: StudentExample) => Judgement,
): readonly Judgement[] {
  const folds = exampleFolds(examples, foldCount);
  const judges = Array.from({ length: foldCount }, (_, fold) => {
    if (!folds.includes(fold)) return undefined;
    return train(examples.filter((__, index) => folds[index] !== fold));
  });
  return examples.flatMap((example, index) => {
    const judge = judges[folds[index] ?? 0];
    return judge === undefined ? [] : [judge(example)];
  });
}

function openUndecided(training: readonly StudentExample[], labels: readonly string[]): Student {
  const fitted = fitStudent(training, labels);
  return openStudent({ ...fitted, hash: '', abstention: { status: 'always', targetPrecision: 1 } });
}
