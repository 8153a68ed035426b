import type { AuditSource, IsoDate, UsageRecord } from '#core';
import type { TaskTable } from '../work/task-table.ts';
import type { Line } from './read-lines.ts';

/** Why a line, a row, or a file, did not count. */
export type ProblemKind =
  | 'unreadable'
  | 'broken-off'
  | 'not-json'
  | 'unfinished'
  | 'too-long'
  | 'too-large'
  | 'not-recognised'
  | 'not-a-table'
  | 'cell-count'
  | 'broken-quote'
  | 'maybe-cut'
  | 'not-a-request'
  | 'no-tokens'
  | 'no-time'
  | 'impossible-time'
  | 'impossible-count'
  | 'impossible-cost';

/** By what a call is known again when a transcript tells it twice. */
export interface CallIdentity {
  /** The answer's own id. */
  readonly call: string;
  /** The id of the request, which tells two calls with the same answer's id apart. */
  readonly request?: string | undefined;
  /** Whether this may be a copy under another request's id, as side conversations write it. */
  readonly isCopy: boolean;
}

/** The task that a call belongs to; it gets its number with its first call. */
export interface ToldTask {
  /** Gives the task's number; `call` is the first one that counts. */
  begin(call: UsageRecord): number;
  /** Says that a call of it was told before, as one of this task. */
  join(task: number): void;
  /** Says which tools a call of it asked for; the call by its place in the reading, its tools in one or more parts. */
  place(call: number, toolIds: readonly string[]): void;
}

/** A call as one line tells it; it may be told again. */
export interface ToldCall {
  readonly record: UsageRecord;
  /** Absent where nothing tells it apart: then it counts each time. */
  readonly identity: CallIdentity | undefined;
  /** Absent where the source does not tell tasks apart. */
  readonly task?: ToldTask | undefined;
  /** The tools that it asked for, as far as this line tells; absent where the source does not say which call asked. */
  readonly toolIds?: readonly string[] | undefined;
}

/** What a source says itself of a whole session. */
export interface StatedSession {
  readonly source: AuditSource;
  readonly session: string;
  /** Absent where only tokens are stated. */
  readonly costUsd?: number | undefined;
  /** All kinds together. */
  readonly tokens: number;
}

/** What a source says itself of a span of time, over all its calls: an invoice, a report of costs, a line of sums. */
export interface StatedPeriod {
  readonly source: AuditSource;
  /** The span's first day, in UTC. */
  readonly day: IsoDate;
  readonly span: 'day' | 'month';
  /** Tells the same statement again, as overlapping exports do; of these the last one holds. */
  readonly key: string;
  /** Absent where only tokens are stated. */
  readonly costUsd?: number | undefined;
  /** All kinds together; absent where only a cost is stated. */
  readonly tokens?: number | undefined;
}

/**
 * What a file has besides calls; `not-tokens`: billed by something else; `unbilled`: a request that no model answered;
 * `not-live`: an answer that was simulated or replayed; `sum`: a step that repeats what the calls below it used;
 * `foreign`: a line of another agent among those of one.
 */
export type Aside =
  | 'synthetic'
  | 'compaction'
  | 'unchanged'
  | 'inherited'
  | 'not-tokens'
  | 'unbilled'
  | 'not-live'
  | 'sum'
  | 'foreign';

/** Who is told what a transcript says. */
export interface TranscriptSink {
  /** Where tasks are kept; `createConversation` fills it. */
  readonly tasks: TaskTable;
  /** Says whether a call was told before. */
  knows(identity: CallIdentity): boolean;
  call(told: ToldCall, lineNumber?: number): void;
  stated(session: StatedSession): void;
  statedPeriod(period: StatedPeriod): void;
  aside(aside: Aside): void;
  /** Without a line, the whole file is meant. */
  problem(kind: ProblemKind, lineNumber?: number): void;
}

/** Reads one transcript line by line. */
export interface TranscriptParser {
  line(line: Line): void;
  /** Tells what waited for a line that did not come. */
  end(): void;
}

/** Starts to read one transcript; `path` says what its lines may not. */
export type CreateTranscriptParser = (path: string, sink: TranscriptSink) => TranscriptParser;
