import type { CallSum } from '../tally/call-sums.ts';
import type { TaskRecord } from './task-record.ts';

/** How much hangs on a task, as far as its signs tell. */
export type Stake = 'routine' | 'normal' | 'high-stake';

/** All stakes, the least first. */
export const STAKES: readonly Stake[] = ['routine', 'normal', 'high-stake'];

/** A rule with the reason for it. */
export interface StakeRule {
  readonly id: string;
  readonly reason: string;
  readonly holds: (task: TaskRecord, sum: CallSum) => boolean;
}

/** One of these makes a task high-stake. The bounds are judgement, written down; they were not fitted to outcomes. */
export const HIGH_STAKE_RULES: readonly StakeRule[] = [
  {
    id: 'corrected',
    reason: 'the next message corrects it: the answer was not good enough',
    holds: ({ wasCorrected }) => wasCorrected,
  },
  {
    id: 'interrupted',
    reason: 'the person stopped it',
    holds: ({ wasInterrupted }) => wasInterrupted,
  },
  {
    id: 'tests-fail',
    reason: 'its last run of tests failed',
    holds: ({ endsWithFailedTest }) => endsWithFailedTest,
  },
  {
    id: 'stuck',
    reason:
      'three or more tools were asked for the same again, with nothing changed, and gave the same: it was stuck',
    holds: ({ repeatedTools }) => repeatedTools >= 3,
  },
  {
    id: 'failing-tools',
    reason: 'five or more tools failed: the ground was difficult',
    holds: ({ failedTools }) => failedTools >= 5,
  },
  {
    id: 'long',
    reason: '40 or more calls, or 15 or more changes of files: much work hangs on each step',
    holds: ({ changes }, { calls }) => calls >= 40 || changes >= 15,
  },
];

/** All of these make a task routine, unless it is high-stake. */
export const ROUTINE_RULES: readonly StakeRule[] = [
  {
    id: 'short',
    reason: 'at most 8 calls',
    holds: (_task, { calls }) => calls <= 8,
  },
  {
    id: 'short-message',
    reason: 'a message of at most 600 characters, or the order of an agent to its sub-agent',
    holds: ({ messageCharacters, agentType }) => agentType === 'sub-agent' || messageCharacters <= 600,
  },
  {
    id: 'few-changes',
    reason: 'at most one change of a file',
    holds: ({ changes }) => changes <= 1,
  },
  {
    id: 'smooth',
    reason: 'no tool repeated, none failed but one, no failed test',
    holds: ({ repeatedTools, failedTools, failedTestRuns }) =>
      repeatedTools === 0 && failedTools <= 1 && failedTestRuns === 0,
  },
];

/** Says how much hangs on a task, by the rules above. */
export function stakeOf(task: TaskRecord, sum: CallSum): Stake {
  if (HIGH_STAKE_RULES.some(({ holds }) => holds(task, sum))) return 'high-stake';
  return ROUTINE_RULES.every(({ holds }) => holds(task, sum)) ? 'routine' : 'normal';
}
