import type { ProblemKind } from './transcript-sink.ts';

/** One line, or one file, that did not count. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly path: string;
  /** From 1; absent where the whole file is meant. */
  readonly line?: number;
  /** The system's code, where a file could not be read. */
  readonly code?: string;
}

/** All problems by kind, and the first of them. */
export interface Problems {
  readonly total: number;
  readonly byKind: Readonly<Partial<Record<ProblemKind, number>>>;
  readonly first: readonly Problem[];
  /** The first files in folders that are of no known kind; they are passed over and are no problems. */
  readonly passedOver: readonly string[];
}

/** Collects problems; of many, only the number. */
export interface ProblemList {
  add(problem: Problem): void;
  /** Notes a file that nobody recognised and nobody named. */
  passOver(path: string): void;
  problems(): Problems;
}

/** So many are kept with their place. */
const MOST_KEPT = 20;
/** A named folder may have many other files. */
const MOST_PASSED_OVER = 10;

/** Makes an empty list. */
export function createProblemList(): ProblemList {
  const first: Problem[] = [];
  const passedOver: string[] = [];
  const counts = new Map<ProblemKind, number>();
  return {
    add(problem) {
      counts.set(problem.kind, (counts.get(problem.kind) ?? 0) + 1);
      if (first.length < MOST_KEPT) first.push(problem);
    },
    passOver(path) {
      if (passedOver.length < MOST_PASSED_OVER) passedOver.push(path);
    },
    problems: () => ({
      total: [...counts.values()].reduce((sum, count) => sum + count, 0),
      byKind: Object.fromEntries(counts),
      first: [...first],
      passedOver: [...passedOver],
    }),
  };
}
