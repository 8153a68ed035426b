import type { TranscriptSource, UsageRecord } from '#core';
import type { Line } from './read-lines.ts';

/** Why a line, or a file, did not count. */
export type ProblemKind =
  | 'unreadable'
  | 'not-json'
  | 'unfinished'
  | 'too-long'
  | 'no-time'
  | 'impossible-time'
  | 'impossible-count';

/** By what a call is known again when a transcript tells it twice. */
export interface CallIdentity {
  /** The answer's own id. */
  readonly call: string;
  /** The id of the request, which tells two calls with the same answer's id apart. */
  readonly request?: string | undefined;
  /** Whether this may be a copy under another request's id, as side conversations write it. */
  readonly isCopy: boolean;
}

/** A call as one line tells it; it may be told again. */
export interface ToldCall {
  readonly record: UsageRecord;
  /** Absent where nothing tells it apart: then it counts each time. */
  readonly identity: CallIdentity | undefined;
}

/** What a source says itself of a whole session. */
export interface StatedSession {
  readonly source: TranscriptSource;
  readonly session: string;
  /** Absent where only tokens are stated. */
  readonly costUsd?: number | undefined;
  /** All kinds together. */
  readonly tokens: number;
}

/** What a transcript has besides calls. */
export type Aside = 'synthetic' | 'compaction' | 'unchanged' | 'inherited';

/** Who is told what a transcript says. */
export interface TranscriptSink {
  /** Says whether a call was told before. */
  knows(identity: CallIdentity): boolean;
  call(told: ToldCall, lineNumber: number): void;
  stated(session: StatedSession): void;
  aside(aside: Aside): void;
  problem(kind: ProblemKind, lineNumber: number): void;
}

/** Reads one transcript line by line. */
export interface TranscriptParser {
  line(line: Line): void;
  /** Tells what waited for a line that did not come. */
  end(): void;
}

/** Starts to read one transcript; `path` says what its lines may not. */
export type CreateTranscriptParser = (path: string, sink: TranscriptSink) => TranscriptParser;
