import type { TaskSigns } from './task-record.ts';

function latest(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.max(one, other);
}

function earliest(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.min(one, other);
}

/** The telling that saw more runs of tests also saw the last one. */
function endsWithFailedTest(one: TaskSigns, other: TaskSigns): boolean {
  if (one.testRuns === other.testRuns) return one.endsWithFailedTest || other.endsWithFailedTest;
  return one.testRuns > other.testRuns ? one.endsWithFailedTest : other.endsWithFailedTest;
}

/**
 * Makes the signs of one task of two tellings, of which one may be a copy that saw less or more.
 *
 * Shape   the larger of each count, so that the same told twice stays the same
 */
export function mergeSigns(one: TaskSigns, other: TaskSigns): TaskSigns {
  return {
    askedAtMs: earliest(one.askedAtMs, other.askedAtMs),
    answeredAtMs: latest(one.answeredAtMs, other.answeredAtMs),
    messageCharacters: Math.max(one.messageCharacters, other.messageCharacters),
    toolCalls: Math.max(one.toolCalls, other.toolCalls),
    changes: Math.max(one.changes, other.changes),
    failedTools: Math.max(one.failedTools, other.failedTools),
    repeatedTools: Math.max(one.repeatedTools, other.repeatedTools),
    testRuns: Math.max(one.testRuns, other.testRuns),
    failedTestRuns: Math.max(one.failedTestRuns, other.failedTestRuns),
    endsWithFailedTest: endsWithFailedTest(one, other),
    wasCorrected: one.wasCorrected || other.wasCorrected,
    wasInterrupted: one.wasInterrupted || other.wasInterrupted,
    isSentAgain: one.isSentAgain || other.isSentAgain,
  };
}
