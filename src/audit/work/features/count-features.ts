import { BUCKET_COUNT } from '#text';
import { type SparseMatrix, sparseMatrixFromRows } from '#learn';
import type { TaskTable } from '../task-table.ts';

/** Which buckets count, and as which columns. */
export interface FeatureColumns {
  /** The column of each bucket; −1 for one that does not count. */
  readonly columnOf: Int32Array;
  /** The bucket of each column. */
  readonly buckets: Int32Array;
}

/** What fewer tasks have tells no kind. */
const LEAST_TASKS = 3;
/** What a larger share of tasks has tells none apart. */
const LARGEST_SHARE = 0.5;
const MOST_COLUMNS = 4096;

/** Chooses the features that tell tasks apart: neither rare nor in most of them. */
export function chooseColumns(table: TaskTable, tasks: Int32Array): FeatureColumns {
  const tasksWith = new Int32Array(BUCKET_COUNT);
  for (const task of tasks) {
    table.visitFeatures(task, (bucket) => {
      tasksWith[bucket] = (tasksWith[bucket] ?? 0) + 1;
    });
  }
  const most = LARGEST_SHARE * tasks.length;
  const buckets = [...tasksWith.entries()]
    .filter(([, count]) => count >= LEAST_TASKS && count <= most)
    .toSorted((one, other) => other[1] - one[1] || one[0] - other[0])
    .slice(0, MOST_COLUMNS)
    .map(([bucket]) => bucket);
  const columnOf = new Int32Array(BUCKET_COUNT).fill(-1);
  for (const [column, bucket] of buckets.entries()) columnOf[bucket] = column;
  return { columnOf, buckets: Int32Array.from(buckets) };
}

/** Gives the counts of the chosen features, one row a task in the order given. */
export function countFeatures(table: TaskTable, tasks: Int32Array, chosen: FeatureColumns): SparseMatrix {
  const rows = Array.from(tasks, (task) => {
    const [columns, values]: [number[], number[]] = [[], []];
    table.visitFeatures(task, (bucket, count) => {
      const column = chosen.columnOf[bucket] ?? -1;
      if (column === -1) return;
      columns.push(column);
      values.push(count);
    });
    return { columns, values };
  });
  return sparseMatrixFromRows(rows, chosen.buckets.length);
}
