import { type ClusterCentres, dotRow, type SparseMatrix, sparseMatrixFromRows, weighByTfIdf } from '#learn';
import { bucketOfWord } from '../features/bucket-of.ts';
import { countFeatures, type FeatureColumns } from '../features/count-features.ts';
import { keptFeatures } from '../features/feature-rows.ts';
import { MESSAGE_LOOKED_AT, plainWords } from '../features/plain-words.ts';
import type { TaskTable } from '../task-table.ts';

/** Where a message belongs by its words. */
interface MessagePlace {
  /** Index of the kind. */
  readonly kind: number;
  /** Share of the kind's own tasks that are less like it than this message, in [0,1]. */
  readonly likeness: number;
}

/** Gives the kind that a message is of by its words alone; undefined where it is like none. */
export type PlaceMessage = (message: string) => MessagePlace | undefined;

/** What tells where messages belong. */
export interface PlacingOrder {
  readonly table: TaskTable;
  /** Tasks that tell the kinds. */
  readonly tasks: Int32Array;
  readonly columns: FeatureColumns;
  readonly inverse: Float64Array;
  readonly centres: ClusterCentres;
  /** The index of a task's kind by words and tools. */
  readonly kindOf: (task: number) => number;
}

/** Words alone must put so many of a kind's tasks where words and tools did, else no message is put there. */
const LEAST_AGREEMENT = 0.8;
/** A message is of a kind if it is more like it than this share of the kind's own tasks. */
const LEAST_LIKENESS = 0.01;

interface Nearest {
  readonly kind: number;
  readonly cosine: number;
}

/** The columns of words: a message of no task has no tools. */
function wordColumnsOf({ table, columns }: PlacingOrder): FeatureColumns {
  const columnOf = columns.columnOf.slice();
  for (const bucket of columns.buckets) {
    const term = table.termOf(bucket);
    if (term !== undefined && term.kind !== 'word') columnOf[bucket] = -1;
  }
  return { ...columns, columnOf };
}

/** The direction of each kind in words alone, of length 1. */
function directionsOf({ centres, columns }: PlacingOrder, words: FeatureColumns): readonly Float64Array[] {
  const { clusterCount, weights } = centres;
  return Array.from({ length: clusterCount }, (_, kind) => {
    const direction = Float64Array.from(columns.buckets, (bucket, column) =>
      (words.columnOf[bucket] ?? -1) === -1 ? 0 : (weights[column * clusterCount + kind] ?? 0),
    );
    const length = Math.sqrt(direction.reduce((sum, weight) => sum + weight ** 2, 0));
    return length === 0 ? direction : direction.map((weight) => weight / length);
  });
}

function nearestOf(matrix: SparseMatrix, row: number, directions: readonly Float64Array[]): Nearest {
  const cosines = directions.map((direction) => dotRow(matrix, row, direction));
  const cosine = Math.max(...cosines);
  return { kind: cosines.indexOf(cosine), cosine };
}

function hasWords({ starts }: SparseMatrix, row: number): boolean {
  return (starts[row + 1] ?? 0) > (starts[row] ?? 0);
}

/** Each kind's own tasks' cosines in words, from low to high; none where words do not tell the kind. */
function likenessesOf(order: PlacingOrder, words: FeatureColumns, directions: readonly Float64Array[]) {
  const { table, tasks, inverse, kindOf } = order;
  const inWords = weighByTfIdf(countFeatures(table, tasks, words), inverse);
  const own = directions.map((): number[] => []);
  const agreed = directions.map(() => 0);
  const placed = directions.map(() => 0);
  for (const [row, task] of tasks.entries()) {
    if (!hasWords(inWords, row)) continue;
    const kind = kindOf(task);
    const nearest = nearestOf(inWords, row, directions);
    own[kind]?.push(dotRow(inWords, row, directions[kind] ?? new Float64Array(0)));
    placed[nearest.kind] = (placed[nearest.kind] ?? 0) + 1;
    if (nearest.kind === kind) agreed[kind] = (agreed[kind] ?? 0) + 1;
  }
  return own.map((cosines, kind) =>
    (agreed[kind] ?? 0) >= LEAST_AGREEMENT * (placed[kind] ?? 0)
      ? Float64Array.from(cosines).toSorted()
      : new Float64Array(0),
  );
}

function countWords(message: string, { columnOf, buckets }: FeatureColumns): SparseMatrix {
  const counts = new Map<number, number>();
  for (const word of plainWords(message.slice(0, MESSAGE_LOOKED_AT))) {
    const bucket = bucketOfWord(word);
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  }
  const kept = keptFeatures(counts).filter(([bucket]) => (columnOf[bucket] ?? -1) !== -1);
  const columns = kept.map(([bucket]) => columnOf[bucket] ?? 0);
  return sparseMatrixFromRows([{ columns, values: kept.map(([, count]) => count) }], buckets.length);
}

/** The share of sorted values that lie below one. */
function shareBelow(sorted: Float64Array, value: number): number {
  const below = sorted.findIndex((one) => one >= value);
  return (below === -1 ? sorted.length : below) / sorted.length;
}

/**
 * Makes what puts messages to the kind whose tasks use the same words.
 *
 * Shape   the nearest kind by cosine of TF-IDF; none for a message that is less like it than 99 of 100 of its own tasks,
 *         and none where a kind is told by tools rather than by words
 */
export function createPlaceMessage(order: PlacingOrder): PlaceMessage {
  const words = wordColumnsOf(order);
  const directions = directionsOf(order, words);
  const likenesses = likenessesOf(order, words, directions);
  return (message) => {
    const counts = countWords(message, words);
    if (!hasWords(counts, 0)) return undefined;
    const { kind, cosine } = nearestOf(weighByTfIdf(counts, order.inverse), 0, directions);
    const own = likenesses[kind];
    if (own === undefined || own.length === 0 || cosine <= 0) return undefined;
    const likeness = shareBelow(own, cosine);
    return likeness < LEAST_LIKENESS ? undefined : { kind, likeness };
  };
}
