import type { UsageRecord } from '#core';
import type { Stake } from '../work/stake-rules.ts';
import type { TaskRecord } from '../work/task-record.ts';

/** A single call as detectors see it: with its price, its task, and the call before it. */
export interface SeenCall {
  /** Its place among all calls of the reading. */
  readonly index: number;
  readonly record: UsageRecord;
  /** Milliseconds since the Unix epoch. */
  readonly atMs: number;
  /** The kind of work. */
  readonly kind: string;
  readonly taskNumber: number | undefined;
  readonly task: TaskRecord | undefined;
  readonly stake: Stake | undefined;
  /** For clustering: calls of one session are alike. */
  readonly session: string;
  /** One conversation with one prefix: a session of the main agent, or one run of a sub-agent. */
  readonly thread: string;
  /** All input, cached or not. */
  readonly promptTokens: number;
  /** Read from the cache or written to it: what the next call can read. */
  readonly cachedTokens: number;
  readonly writtenTokens: number;
  readonly outputTokens: number;
  /** How long what is cached stays. */
  readonly lifetimeMs: number;
  /** USD at the prices of the findings' day; absent where it has none. */
  readonly costUsd: number | undefined;
  /** The call before it in its thread, which has no call before it any more. */
  readonly previous: SeenCall | undefined;
}
