import type { UsageRecord } from '#core';
import type {
  Aside,
  ProblemKind,
  StatedPeriod,
  StatedSession,
  TranscriptSink,
} from '../reading/transcript-sink.ts';
import { createTaskTable } from '../work/task-table.ts';

/** Everything that a reader told. */
export interface Told {
  readonly records: UsageRecord[];
  readonly stated: StatedSession[];
  readonly periods: StatedPeriod[];
  readonly asides: Aside[];
  readonly problems: ProblemKind[];
}

/** A sink that keeps what it is told. */
export function recordingSink(): { readonly sink: TranscriptSink; readonly told: Told } {
  const told: Told = { records: [], stated: [], periods: [], asides: [], problems: [] };
  const sink: TranscriptSink = {
    tasks: createTaskTable(),
    knows: () => false,
    call: ({ record }) => told.records.push(record),
    stated: (session) => told.stated.push(session),
    statedPeriod: (period) => told.periods.push(period),
    aside: (aside) => told.asides.push(aside),
    problem: (kind) => told.problems.push(kind),
  };
  return { sink, told };
}
