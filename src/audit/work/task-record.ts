import type { AuditSource, UsageRecord } from '#core';

/** What is seen while a task goes on: counts and times, no text. */
export interface TaskSigns {
  /** Milliseconds since the Unix epoch; absent where a transcript begins in the middle of a task. */
  readonly askedAtMs: number | undefined;
  /** When the last line of an answer was written. */
  readonly answeredAtMs: number | undefined;
  /** Of the whole message that began it. */
  readonly messageCharacters: number;
  readonly toolCalls: number;
  /** Tool calls that write files. */
  readonly changes: number;
  /** Results of tools that were marked as failed, those of tests included. */
  readonly failedTools: number;
  /** Tools asked for the same once more, with nothing changed since, that gave the same; see `createRepeatFollower`. */
  readonly repeatedTools: number;
  readonly testRuns: number;
  readonly failedTestRuns: number;
  /** Whether the last run of tests failed. */
  readonly endsWithFailedTest: boolean;
  /** Whether the next message of the person corrects what was done. */
  readonly wasCorrected: boolean;
  readonly wasInterrupted: boolean;
  /** Whether the task before had the same message, and the same tools, which only read, gave the same. */
  readonly isSentAgain: boolean;
}

/** One task: a real message of a person, or an order to a sub-agent, and all calls until the next one. */
export interface TaskRecord extends TaskSigns {
  /** A number for each session of each source, from 0. */
  readonly session: number;
  readonly source: AuditSource;
  /** The folder in which the agent worked; absent where the source does not say. */
  readonly project: string | undefined;
  readonly agentType: UsageRecord['agentType'];
  /** The kind of sub-agent, such as `Explore`; absent where the source does not say. */
  readonly agentName: string | undefined;
  /** The duplicate cluster of its message; absent where there is none, or its source tells no messages. */
  readonly cluster: number | undefined;
}

/** The signs of a task of which nothing was seen yet. */
export const NO_SIGNS: TaskSigns = {
  askedAtMs: undefined,
  answeredAtMs: undefined,
  messageCharacters: 0,
  toolCalls: 0,
  changes: 0,
  failedTools: 0,
  repeatedTools: 0,
  testRuns: 0,
  failedTestRuns: 0,
  endsWithFailedTest: false,
  wasCorrected: false,
  wasInterrupted: false,
  isSentAgain: false,
};

/**
 * Gives the time that a person waited for the end of the answer, time of tools and questions for leave included.
 *
 * Units   milliseconds; nothing for sub-agents, and where a time is not told
 */
export function waitMsOf(task: TaskRecord): number | undefined {
  const { agentType, askedAtMs, answeredAtMs } = task;
  if (agentType !== 'main' || askedAtMs === undefined || answeredAtMs === undefined) return undefined;
  return Math.max(0, answeredAtMs - askedAtMs);
}
