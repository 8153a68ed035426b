import type { CallSum } from '../tally/call-sums.ts';
import type { Stake } from './stake-rules.ts';

/** How kinds of work were told apart. */
export type WorkGrouping =
  | {
      readonly by: 'text';
      readonly kinds: number;
      /** Mean adjusted Rand index of clusterings of two halves of the tasks, at least 0.8. */
      readonly ari: number;
      readonly resamples: number;
      /** Tasks that were clustered; the rest was assigned. */
      readonly sampledTasks: number;
    }
  | {
      readonly by: 'project';
      /** Why words and tools did not tell them apart. */
      readonly why: 'too-few-tasks' | 'no-stable-kinds';
    };

/** How a kind of tasks was told apart; `rest`: without words in common, or beyond the largest. */
type TaskBasis = 'text' | 'project' | 'agent' | 'rest';

/**
 * What calls go by whose source tells no tasks: their project, or that a sub-agent made them; `call-rest`: smaller
 * projects together; `untold`: neither is told.
 */
export type CallBasis = 'call-project' | 'call-agent' | 'call-rest' | 'untold';

/** What tasks tell of a kind of work. */
interface TaskCounts {
  readonly tasks: number;
  readonly sessions: number;
  /** Tasks of each stake. */
  readonly stakes: Readonly<Record<Stake, number>>;
  /** Tasks whose next message corrects them. */
  readonly corrected: number;
  /** Tasks whose last run of tests failed. */
  readonly endingWithFailedTest: number;
  /** Tools asked for the same again with nothing changed. */
  readonly repeatedTools: number;
  /** Tasks of the main agent for whose end a person waited more than ten seconds. */
  readonly waitsOver10s: number;
}

/** Nothing of that is told, which is not 0. */
type NoTaskCounts = { readonly [Name in keyof TaskCounts]: null };

/** One kind of work. Counts of tasks and calls are exact; which kind a task belongs to is a guess from its words. */
export type WorkKind = CallSum & {
  /** `kind-1` is the dearest; the same only within one report. */
  readonly id: string;
  /** Words that at least five sessions have, and names of tools, agents and projects. */
  readonly name: string;
  /** How it was told apart. A kind of calls has no counts of tasks. */
  readonly basis: TaskBasis | CallBasis;
  /** Mean overlap of this kind with the same of half the tasks, in [0,1]; null unless found in the text. */
  readonly stability: number | null;
} & (TaskCounts | NoTaskCounts);

/** A share of this log, and how far the share would differ in other sessions of the same people. */
export interface StakeFraction {
  /** Exact; null where the whole is nothing. */
  readonly share: number | null;
  /** 95 %, from resampled sessions; `n` sessions; null where there are fewer than 20. */
  readonly interval: { readonly low: number; readonly high: number; readonly n: number } | null;
}

/** What a share can be of. */
export type StakeMeasure = 'tasks' | 'calls' | 'tokens' | 'cost';

/** All tasks of one stake. */
export interface StakeLine {
  readonly stake: Stake;
  readonly tasks: number;
  readonly calls: number;
  readonly tokens: number;
  /** Null where no call has a price. */
  readonly costUsd: number | null;
  readonly shares: Readonly<Record<StakeMeasure, StakeFraction>>;
}

/** Which kinds of work there were, and how much hung on them. */
export interface WorkReport {
  /** Of the tasks. */
  readonly grouping: WorkGrouping;
  readonly tasks: number;
  /** The dearest first; together they are all calls. */
  readonly kinds: readonly WorkKind[];
  /** Routine, normal, high-stake, by the rules of `stake-rules.ts`. */
  readonly stakes: readonly StakeLine[];
  /** Calls whose source tells no tasks, in kinds by project; they are in no stake. */
  readonly untoldCalls: number;
}
