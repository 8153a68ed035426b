import type { Cost, UsageRecord } from '#core';
import { addSums, byWeight, type CallSum, NO_CALLS, toSum } from '../tally/call-sums.ts';
import { findKinds, type FoundKind } from './find-kinds.ts';
import { type Stake, stakeOf } from './stake-rules.ts';
import { createStakeSums } from './sum-stakes.ts';
import { type TaskRecord, waitMsOf } from './task-record.ts';
import type { TaskTable } from './task-table.ts';
import type { WorkKind, WorkReport } from './work-report.ts';

/** What an audit knows of the kinds of work. */
export interface Work {
  readonly report: WorkReport;
  /** Gives the id of the kind that a call belongs to by its task; every call has one. */
  kindOf(task: number | undefined): string;
  /** Nothing for calls of no task. */
  stakeOf(task: number | undefined): Stake | undefined;
}

/** Sums calls up by task, and tasks by kind. */
export interface WorkTally {
  /** Takes in a call that counts. */
  add(task: number | undefined, record: UsageRecord, cost: Cost): void;
  finish(): Work;
}

const LONG_WAIT_MS = 10_000;
const UNTOLD: FoundKind = { name: 'tasks not told', basis: 'untold', stability: null };

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

function toWorkKind({ found, sum, sessions, ...counts }: KindSum, id: string): WorkKind {
  return { id, ...found, ...counts, sessions: sessions.size, ...sum };
}

/** Starts to sum up the calls of an audit by kinds of work. */
export function createWorkTally(table: TaskTable): WorkTally {
  const sums = new Map<number, CallSum>();
  let untold = NO_CALLS;

  /** Sums tasks up by kind and by stake. */
  function sumUp() {
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

  return {
    add(task, record, cost) {
      const sum = toSum(record, cost);
      if (task === undefined) untold = addSums(untold, sum);
      else sums.set(task, addSums(sums.get(task) ?? NO_CALLS, sum));
    },
    finish() {
      const { found, kinds, stakes } = sumUp();
      const untoldKind = { ...createKindSum(UNTOLD), sum: untold };
      const ordered = [...kinds, untoldKind]
        .filter(({ tasks, sum }) => tasks > 0 || sum.calls + sum.uncountedRows > 0)
        .toSorted((one, other) => byWeight(one.sum, other.sum));
      const idOf = new Map(ordered.map((kind, index) => [kind, `kind-${index + 1}`]));
      const report: WorkReport = {
        grouping: found.grouping,
        tasks: sums.size,
        kinds: ordered.map((kind) => toWorkKind(kind, idOf.get(kind) ?? '')),
        stakes: stakes.lines(),
        untoldCalls: untold.calls,
      };
      return {
        report,
        kindOf(task) {
          const kind = task === undefined ? undefined : kinds[found.kindOf(task)];
          return idOf.get(kind ?? untoldKind) ?? '';
        },
        stakeOf(task) {
          const sum = task === undefined ? undefined : sums.get(task);
          return task === undefined || sum === undefined ? undefined : stakeOf(table.get(task), sum);
        },
      };
    },
  };
}
