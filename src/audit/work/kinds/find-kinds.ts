import {
  assignClusters,
  findStableClusters,
  inverseFrequencies,
  type StableClusters,
  weighByTfIdf,
} from '#learn';
import { createRandom } from '#stats';
import { chooseColumns, countFeatures } from '../features/count-features.ts';
import { nameKinds } from './name-kinds.ts';
import { createPlaceMessage, type PlaceMessage } from './place-message.ts';
import { groupByProject } from './group-by-project.ts';
import type { TaskTable } from '../task-table.ts';
import type { WorkGrouping, WorkKind } from '../work-report.ts';

/** A kind of work that was found. */
export type FoundKind = Pick<WorkKind, 'name' | 'basis' | 'stability'>;

/** Kinds of work and which task belongs to which. */
export interface FoundKinds {
  readonly grouping: WorkGrouping;
  readonly kinds: readonly FoundKind[];
  /** For each task of the table the index of its kind. */
  readonly kindOf: (task: number) => number;
  /** Makes what puts messages of no task to kinds by their words; absent where kinds are not told by words. */
  readonly createPlacing?: () => PlaceMessage;
}

const SEED = 'kinds of work';
const LEAST_TASKS = 40;
/** So many tasks tell the kinds; all others are assigned to them. */
const MOST_SAMPLED = 2000;
const ASSIGNED_AT_ONCE = 10_000;
const RESAMPLES = 4;
const COUNTS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
/** The smallest kind has at least this share of the tasks, and at least five. */
const SMALLEST_SHARE = 0.02;
const SMALLEST_KIND = 5;

/** Draws tasks by a fixed chance, in their order. */
function sampleTasks(tasks: Int32Array): Int32Array {
  const random = createRandom(`${SEED}: sample`);
  let [needed, left] = [Math.min(MOST_SAMPLED, tasks.length), tasks.length];
  return tasks.filter(() => {
    const isDrawn = random() * left < needed;
    left -= 1;
    if (isDrawn) needed -= 1;
    return isDrawn;
  });
}

function findInText(table: TaskTable, tasks: Int32Array): FoundKinds | undefined {
  const sample = sampleTasks(tasks);
  const columns = chooseColumns(table, sample);
  const counted = countFeatures(table, sample, columns);
  const told = sample.filter((_, row) => (counted.starts[row + 1] ?? 0) > (counted.starts[row] ?? 0));
  const counts = countFeatures(table, told, columns);
  const inverse = inverseFrequencies(counts);
  const found = findStableClusters({
    matrix: weighByTfIdf(counts, inverse),
    random: createRandom(SEED),
    counts: COUNTS,
    resamples: RESAMPLES,
    leastRows: Math.max(SMALLEST_KIND, Math.ceil(SMALLEST_SHARE * told.length)),
  });
  if (found === undefined) return undefined;
  const { centres, ari, stabilities } = found;
  const { clusterCount } = centres;
  const names = nameKinds({ table, columns, centres });
  const kinds = Array.from(stabilities, (stability, kind): FoundKind => ({
    name: names[kind] ?? '',
    basis: 'text',
    stability,
  }));
  const kindOfTask = assignAll({ table, tasks, columns, inverse, centres });
  const kindOf = (task: number) => kindOfTask.get(task) ?? clusterCount;
  return {
    grouping: { by: 'text', kinds: clusterCount, ari, resamples: RESAMPLES, sampledTasks: told.length },
    kinds: [...kinds, { name: 'no words that tell it apart', basis: 'rest', stability: null }],
    kindOf,
    createPlacing: () => createPlaceMessage({ table, tasks: told, columns, inverse, centres, kindOf }),
  };
}

interface Assigning {
  readonly table: TaskTable;
  readonly tasks: Int32Array;
  readonly columns: ReturnType<typeof chooseColumns>;
  readonly inverse: Float64Array;
  readonly centres: StableClusters['centres'];
}

/** Assigns every task that has one of the features. */
function assignAll({ table, tasks, columns, inverse, centres }: Assigning): ReadonlyMap<number, number> {
  const kindOfTask = new Map<number, number>();
  for (let start = 0; start < tasks.length; start += ASSIGNED_AT_ONCE) {
    const part = tasks.subarray(start, start + ASSIGNED_AT_ONCE);
    const counts = countFeatures(table, part, columns);
    const clusters = assignClusters(weighByTfIdf(counts, inverse), centres);
    for (const [row, task] of part.entries()) {
      const isTold = (counts.starts[row + 1] ?? 0) > (counts.starts[row] ?? 0);
      if (isTold) kindOfTask.set(task, clusters[row] ?? 0);
    }
  }
  return kindOfTask;
}

/**
 * Finds the kinds of work among tasks: by their words and tools where these fall apart in the same way again and again,
 * else by project and kind of agent.
 *
 * Shape   the same tasks give the same kinds
 */
export function findKinds(table: TaskTable, tasks: Int32Array): FoundKinds {
  if (tasks.length < LEAST_TASKS) return groupByProject(table, tasks, 'too-few-tasks');
  return findInText(table, tasks) ?? groupByProject(table, tasks, 'no-stable-kinds');
}
