import type { Cost, UsageRecord } from '#core';
import { addSums, byWeight, type CallSum, NO_CALLS, toSum } from '../tally/call-sums.ts';
import type { CallEntry } from '../tally/call-table.ts';
import { findKinds, type FoundKind } from './kinds/find-kinds.ts';
import { type Stake, stakeOf } from './stake-rules.ts';
import { createStakeSums } from './sum-stakes.ts';
import { createUntoldSums, type UntoldKind, type UntoldKinds } from './sum-untold-calls.ts';
import { type TaskRecord, waitMsOf } from './task-record.ts';
import type { TaskTable } from './task-table.ts';
import type { WorkKind, WorkReport } from './work-report.ts';

/** What an audit knows of the kinds of work. */
export interface Work {
  readonly report: WorkReport;
  /** Gives the id of the kind that a call belongs to, by its task or by what it tells itself; every call has one. */
  kindOf(call: CallEntry): string;
  kindOfTask(task: number): string;
  /** Nothing for calls of no task. */
  stakeOf(task: number | undefined): Stake | undefined;
  /** Makes what puts messages of no task to kinds by their words; it puts none where kinds are not told by words. */
  createPlacing(): (message: string) => { readonly kind: string; readonly likeness: number } | undefined;
}

/** Sums calls up by task, and tasks by kind. */
export interface WorkTally {
  /** Takes in a call that counts. */
  add(task: number | undefined, record: UsageRecord, cost: Cost): void;
  finish(): Work;
}

const LONG_WAIT_MS = 10_000;

interface KindSum {
  readonly found: FoundKind;
  sum: CallSum;
  tasks: number;
  readonly sessions: Set<number>;
  readonly stakes: Record<Stake, number>;
  corrected: number;
  endingWithFailedTest: number;
  repeatedTools: number;
  waitsOver10s: number;
}

function createKindSum(found: FoundKind): KindSum {
  return {
    found,
    sum: NO_CALLS,
    tasks: 0,
    sessions: new Set(),
    stakes: { routine: 0, normal: 0, 'high-stake': 0 },
    corrected: 0,
    endingWithFailedTest: 0,
    repeatedTools: 0,
    waitsOver10s: 0,
  };
}

function addTask(kind: KindSum, task: TaskRecord, { sum, stake }: { sum: CallSum; stake: Stake }): void {
  kind.sum = addSums(kind.sum, sum);
  kind.tasks += 1;
  kind.sessions.add(task.session);
  kind.stakes[stake] += 1;
  if (task.wasCorrected) kind.corrected += 1;
  if (task.endsWithFailedTest) kind.endingWithFailedTest += 1;
  kind.repeatedTools += task.repeatedTools;
  if ((waitMsOf(task) ?? 0) > LONG_WAIT_MS) kind.waitsOver10s += 1;
}

/** Nothing is told of the tasks of these calls: no count of them is 0. */
const NO_TASK_COUNTS = {
  tasks: null,
  sessions: null,
  stakes: null,
  corrected: null,
  endingWithFailedTest: null,
  repeatedTools: null,
  waitsOver10s: null,
} as const;

function toWorkKind(kind: KindSum | UntoldKind, id: string): WorkKind {
  if ('basis' in kind) {
    const { name, basis, sum } = kind;
    return { id, name, basis, stability: null, ...NO_TASK_COUNTS, ...sum };
  }
  const { found, sum, sessions, ...counts } = kind;
  return { id, ...found, ...counts, sessions: sessions.size, ...sum };
}

/** Gives ids to the kinds that a call was added to, the dearest first. */
function numberKinds(kinds: readonly (KindSum | UntoldKind)[]): ReadonlyMap<KindSum | UntoldKind, string> {
  const ordered = kinds
    .filter(({ sum }) => sum !== NO_CALLS)
    .toSorted((one, other) => byWeight(one.sum, other.sum));
  return new Map(ordered.map((kind, index) => [kind, `kind-${index + 1}`]));
}

type TaskSums = ReadonlyMap<number, CallSum>;

/** Sums tasks up by kind and by stake. */
function sumTasks(table: TaskTable, sums: TaskSums) {
  const found = findKinds(table, Int32Array.from([...sums.keys()].toSorted((one, other) => one - other)));
  const kinds = found.kinds.map(createKindSum);
  const stakes = createStakeSums();
  for (const [index, sum] of sums) {
    const task = table.get(index);
    const stake = stakeOf(task, sum);
    stakes.add({ session: task.session, stake, sum });
    const kind = kinds[found.kindOf(index)];
    if (kind !== undefined) addTask(kind, task, { sum, stake });
  }
  return { found, kinds, stakes };
}

/** Puts kinds of tasks and kinds of calls of no task together. */
function finishWork(table: TaskTable, sums: TaskSums, untold: UntoldKinds): Work {
  const { found, kinds, stakes } = sumTasks(table, sums);
  const idOf = numberKinds([...kinds, ...untold.kinds]);
  const kindOfTask = (task: number) => {
    const kind = kinds[found.kindOf(task)];
    return (kind === undefined ? undefined : idOf.get(kind)) ?? '';
  };
  return {
    report: {
      grouping: found.grouping,
      tasks: sums.size,
      kinds: Array.from(idOf, ([kind, id]) => toWorkKind(kind, id)),
      stakes: stakes.lines(),
      untoldCalls: untold.kinds.reduce((calls, { sum }) => calls + sum.calls, 0),
    },
    kindOf: ({ task, record }) =>
      task === undefined ? (idOf.get(untold.kindOf(record)) ?? '') : kindOfTask(task),
    kindOfTask,
    stakeOf(task) {
      const sum = task === undefined ? undefined : sums.get(task);
      return task === undefined || sum === undefined ? undefined : stakeOf(table.get(task), sum);
    },
    createPlacing() {
      const place = found.createPlacing?.();
      return (message) => {
        const placed = place?.(message);
        const kind = placed && kinds[placed.kind];
        const id = kind && idOf.get(kind);
        return placed === undefined || id === undefined ? undefined : { ...placed, kind: id };
      };
    },
  };
}

/** Starts to sum up the calls of an audit by kinds of work. */
export function createWorkTally(table: TaskTable): WorkTally {
  const sums = new Map<number, CallSum>();
  const untold = createUntoldSums();
  return {
    add(task, record, cost) {
      const sum = toSum(record, cost);
      if (task === undefined) untold.add(record, sum);
      else sums.set(task, addSums(sums.get(task) ?? NO_CALLS, sum));
    },
    finish: () => finishWork(table, sums, untold.finish()),
  };
}
