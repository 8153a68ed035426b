import type { Cost } from '#core';
import type { SampleCall } from '../session/sample-task.ts';
import { addCall, createSum, type GrowingSum } from './count-sum.ts';

/** Where a call stands. */
export interface CallPlace {
  readonly kind: string;
  readonly session: string;
  /** Number of the task in its session. */
  readonly task: number;
}

interface Followed<Key> {
  readonly key: Key;
  readonly sum: GrowingSum;
  session: string;
  task: number;
}

/** Sums calls up by a name, with the sessions and tasks that have one of them. */
export function createSums<Key extends object>() {
  const followed = new Map<string, Followed<Key>>();
  return {
    add(
      name: string,
      key: Key,
      told: { readonly call: SampleCall; readonly cost: Cost; readonly place: CallPlace },
    ) {
      const known = followed.get(name) ?? { key, sum: createSum(), session: '', task: -1 };
      followed.set(name, known);
      const { sum } = known;
      const { session, task } = told.place;
      if (known.session !== session) sum.sessions += 1;
      if (known.session !== session || known.task !== task) sum.tasks += 1;
      [known.session, known.task] = [session, task];
      addCall(sum, told.call, told.cost);
    },
    /** The sums in the order of their names. */
    all: (): readonly (Key & GrowingSum)[] =>
      [...followed.entries()]
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([, { key, sum }]) => ({ ...key, ...sum })),
  };
}
