import type { Abstention } from '#core';
import { rankLabels } from '#providers';
import { chooseAbstention, type CrossFittedAnswer } from './choose-abstention.ts';
import { createStudentProblem, type StudentProblem } from './fit-student.ts';
import type { TrainingRow } from './training-rows.ts';

/** What students are cross-fitted on. */
export interface FoldedRows {
  readonly rows: readonly TrainingRow[];
  readonly labels: readonly string[];
  /** The fold of each example, from 0. */
  readonly folds: readonly number[];
  readonly foldCount: number;
  readonly targetPrecision: number;
}

/** What is chosen by cross-fitting. */
interface StudentSettings {
  readonly strength: number;
  readonly abstention: Abstention;
}

/** Students that were trained without some folds. */
export interface CrossFit {
  /** The problem of all rows but those of some folds. */
  problemWithout(left: readonly number[]): StudentProblem;
  /** Chooses strength and abstention by cross-fitting over the other folds: nothing of it hangs on those left out. */
  chooseWithout(left: readonly number[]): StudentSettings;
}

/** Weights of a row against the penalty that are tried, smallest first. */
const STRENGTHS = [0.1, 0.3, 1, 3];

/** The answers at one strength. */
interface Attempt {
  readonly strength: number;
  readonly answers: readonly CrossFittedAnswer[];
}

/** Begins to cross-fit; what two choices both need is fitted once. */
export function createCrossFit({ rows, labels, folds, foldCount, targetPrecision }: FoldedRows): CrossFit {
  const foldOf = ({ example }: TrainingRow) => folds[example] ?? 0;
  const textsIn = (fold: number) => rows.filter((row) => !row.isNote && foldOf(row) === fold);

  const problemWithout = once((left) => {
    const others = rows.filter((row) => !left.includes(foldOf(row)));
    return createStudentProblem(others, labels);
  });

  /** Ranks the texts of the folds left out at every strength. */
  const ranksWithout = once((left) => {
    const problem = problemWithout(left);
    const students = STRENGTHS.map((strength) => problem.fit(strength));
    const ranks = left.flatMap(textsIn).map(({ example, buckets, label }) => {
      const row = problem.featurize(buckets);
      const answers = students.map((heads): CrossFittedAnswer => {
        const ranked = rankLabels(heads, row);
        return { lead: ranked.lead, isRight: ranked.label === labels[label] };
      });
      return [example, answers] as const;
    });
    return new Map(ranks);
  });

  return {
    problemWithout,
    chooseWithout(left) {
      const tried = Array.from({ length: foldCount }, (_, fold) => fold)
        .filter((fold) => !left.includes(fold))
        .flatMap((fold) =>
          textsIn(fold).map(({ example }) => ranksWithout([...left, fold]).get(example) ?? []),
        );
      const attempts = STRENGTHS.map((strength, index): Attempt => ({
        strength,
        answers: tried.flatMap((answers) => answers[index] ?? []),
      }));
      const { strength, answers } = mostOftenRight(attempts);
      return { strength, abstention: chooseAbstention(answers, targetPrecision) };
    },
  };
}

/** The attempt with the most right answers, unsure or not; of equal ones the most strongly penalised. */
function mostOftenRight(attempts: readonly Attempt[]): Attempt {
  const count = ({ answers }: Attempt) => answers.filter((answer) => answer.isRight).length;
  return attempts.reduce((best, attempt) => (count(attempt) > count(best) ? attempt : best));
}

/** Makes a function of some folds remember what it made of them, in whatever order they are named. */
function once<Made>(make: (left: readonly number[]) => Made): (left: readonly number[]) => Made {
  const made = new Map<string, Made>();
  return (left) => {
    const key = left.toSorted((a, b) => a - b).join();
    const value = made.get(key) ?? make(left);
    made.set(key, value);
    return value;
  };
}
