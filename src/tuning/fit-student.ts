import { contentHash, sha256, type StudentModel, toBase64 } from '#core';
import {
  fitLogistic,
  logCountRatios,
  scaleColumns,
  type SparseMatrix,
  sparseMatrixFromRows,
  toLogit,
} from '#learn';
import { createStudentFeaturizer, studentBuckets, type StudentVocabulary } from '#providers';
import { BUCKET_COUNT } from '#text';
import type { StudentExample } from './student-example.ts';

/** A student of which it is not yet decided when it is unsure. */
export type FittedStudent = Omit<StudentModel, 'abstention' | 'hash'>;

/** Weight of the data against the penalty: from 0.1 to 1 alike on held-out intake forms, 3 and 10 worse. */
const STRENGTH = 1;

/** A bucket that one row has alone cannot be learned from. */
const MINIMUM_ROWS = 2;

interface TrainingRow {
  readonly buckets: ReadonlySet<number>;
  readonly label: number;
  readonly isNote: boolean;
}

/** Fits a linear classifier: one head against the rest for each label, on hashed words and their beginnings. */
export function fitStudent(examples: readonly StudentExample[], labels: readonly string[]): FittedStudent {
  const rows = toRows(examples, labels);
  const { frame, known } = learnVocabulary(rows);
  const featurize = createStudentFeaturizer({ frame, known });
  const matrix = sparseMatrixFromRows(
    rows.map((row) => featurize(row.buckets)),
    known.length,
  );
  const heads = labels.map((_, label) => fitHead(matrix, rows, label));
  const weights = new Float32Array(known.length * labels.length);
  heads.forEach((head, label) => {
    head.weights.forEach((weight, column) => {
      weights[column * labels.length + label] = weight;
    });
  });
  return {
    version: 1,
    kind: 'linear-hashed-ngrams',
    labels,
    frame: toBase64(frame),
    buckets: toBase64(known),
    biases: heads.map((head) => head.bias),
    weights: toBase64(weights),
    trainedOn: examples.length,
    dataHash: contentHash(examples),
  };
}

/** A text is a row, its note is another; mixed by hash, because learning goes row by row. */
function toRows(examples: readonly StudentExample[], labels: readonly string[]): readonly TrainingRow[] {
  return examples
    .flatMap(({ text, label, note }) => [
      { text, label, isNote: false },
      ...(note === undefined || note === '' ? [] : [{ text: note, label, isNote: true }]),
    ])
    .map((row) => ({ ...row, order: sha256(row.text) }))
    .toSorted((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ text, label, isNote }) => ({
      buckets: studentBuckets(text),
      label: labels.indexOf(label),
      isNote,
    }));
}

function countRows(rows: readonly TrainingRow[]): Int32Array {
  const counts = new Int32Array(BUCKET_COUNT);
  for (const { buckets } of rows) for (const bucket of buckets) counts[bucket] = (counts[bucket] ?? 0) + 1;
  return counts;
}

/** What all texts have is their frame; what at least two rows have beside it is known. */
function learnVocabulary(rows: readonly TrainingRow[]): StudentVocabulary {
  const texts = rows.filter((row) => !row.isNote);
  const inTexts = countRows(texts);
  const inRows = countRows(rows);
  const isFrame = (bucket: number) => inTexts[bucket] === texts.length;
  const buckets = Uint16Array.from({ length: BUCKET_COUNT }, (_, bucket) => bucket);
  return {
    frame: buckets.filter(isFrame),
    known: buckets.filter((bucket) => !isFrame(bucket) && (inRows[bucket] ?? 0) >= MINIMUM_ROWS),
  };
}

/** Columns are scaled by their evidence for the label before the fit, which so starts from naive Bayes. */
function fitHead(matrix: SparseMatrix, rows: readonly TrainingRow[], label: number) {
  const targets = Float64Array.from(rows, (row) => (row.label === label ? 1 : 0));
  const everyRow = Int32Array.from(rows.keys());
  const bias = toLogit(targets.reduce((sum, target) => sum + target, 0) / rows.length);
  const ratios = logCountRatios({ matrix, rows: everyRow, targets });
  const fitted = fitLogistic({
    matrix: scaleColumns(matrix, ratios),
    rows: everyRow,
    targets,
    offsets: new Float64Array(rows.length).fill(bias),
    strength: STRENGTH,
  });
  return { bias, weights: fitted.map((weight, column) => weight * (ratios[column] ?? 0)) };
}
