import { sha256 } from '#core';
import { studentBuckets } from '#providers';
import type { StudentExample } from './student-example.ts';

/** A text or a note that is learned from. */
export interface TrainingRow {
  /** The place of its example. */
  readonly example: number;
  readonly buckets: ReadonlySet<number>;
  /** The place of its label. */
  readonly label: number;
  readonly isNote: boolean;
}

/** Makes a row of every text and of every note; mixed by hash, because learning goes row by row. */
export function toTrainingRows(
  examples: readonly StudentExample[],
  labels: readonly string[],
): readonly TrainingRow[] {
  return examples
    .flatMap(({ text, label, note }, example) => [
      { text, label, example, isNote: false },
      ...(note === undefined || note === '' ? [] : [{ text: note, label, example, isNote: true }]),
    ])
    .map((row) => ({ ...row, order: sha256(row.text) }))
    .toSorted((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ text, label, example, isNote }) => ({
      example,
      buckets: studentBuckets(text),
      label: labels.indexOf(label),
      isNote,
    }));
}
