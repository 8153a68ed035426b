import type { SparseRow } from '#learn';
import { BUCKET_COUNT, excerptText, hashWordParts } from '#text';

/** The distinct hashed word parts of a text, of which a long one is read only at its beginning and its end. */
export function studentBuckets(text: string): ReadonlySet<number> {
  const buckets = new Set<number>();
  hashWordParts(excerptText(text), (bucket) => buckets.add(bucket));
  return buckets;
}

/** Which buckets a student knows. */
export interface StudentVocabulary {
  /** Buckets that every training text has. */
  readonly frame: Uint16Array;
  /** Buckets that are features, in column order. */
  readonly known: Uint16Array;
}

/** Turns buckets into features of a student. */
export type StudentFeaturizer = (buckets: ReadonlySet<number>) => SparseRow;

/**
 * Makes the function by which a student sees a text: each known bucket alike, all buckets together of length 1.
 *
 * What a student does not know counts in the length, so that a text of other words says little; the frame does not,
 * because every text has it.
 *
 * Shape   columns in the order of `known`
 */
export function createStudentFeaturizer({ frame, known }: StudentVocabulary): StudentFeaturizer {
  const columnOfBucket = new Int32Array(BUCKET_COUNT).fill(-1);
  known.forEach((bucket, column) => {
    columnOfBucket[bucket] = column;
  });
  const inFrame = new Set(frame);
  return (buckets) => {
    const own = [...buckets].filter((bucket) => !inFrame.has(bucket));
    const columns = own.map((bucket) => columnOfBucket[bucket] ?? -1).filter((column) => column >= 0);
    const value = 1 / Math.sqrt(Math.max(1, own.length));
    return { columns, values: columns.map(() => value) };
  };
}
