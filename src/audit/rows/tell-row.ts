import {
  type AuditSource,
  type CallBucket,
  EffortLevel,
  type IsoTimestamp,
  ModelId,
  type Usage,
  type UsageRecord,
} from '#core';
import { nameOf, pathOf } from '../reading/json-field.ts';
import type { ToldTask, TranscriptSink } from '../reading/transcript-sink.ts';
import { numberOf } from './number-of.ts';
import { readLooseInstant } from './read-loose-instant.ts';
import { splitTokens, type TokenSemantics, type ToldTokens } from './split-tokens.ts';

/** One row of an export, its fields as they stand there: nothing of it needs to be what it should be. */
export interface ToldRow {
  readonly source: AuditSource;
  /** See `readLooseInstant`. */
  readonly at: unknown;
  /** Absent for a row of one call. */
  readonly bucket?: CallBucket | undefined;
  readonly model?: unknown;
  readonly tokens: ToldTokens;
  /** Whether a row without any token is no call, even where it states a cost. */
  readonly needsTokens?: boolean;
  readonly semantics: TokenSemantics;
  /** Absent where nothing tells the row again: then it counts each time. */
  readonly key?: string | undefined;
  readonly session?: unknown;
  readonly project?: unknown;
  readonly agentType?: UsageRecord['agentType'];
  readonly effort?: unknown;
  readonly serviceTier?: unknown;
  /** In USD. */
  readonly statedCostUsd?: unknown;
  readonly toolCalls?: number | undefined;
  readonly durationMs?: unknown;
  /** Absent where the source does not tell tasks apart. */
  readonly task?: ToldTask | undefined;
  /** The tools that it asked for; absent where the source does not say which call asked. */
  readonly toolIds?: readonly string[] | undefined;
}

/** Reads an amount that may not be negative; `impossible` where something else stands there. */
function amountOf(value: unknown): number | 'impossible' | undefined {
  const amount = numberOf(value);
  if (amount === undefined) return undefined;
  return Number.isFinite(amount) && amount >= 0 ? amount : 'impossible';
}

function knownAmount(value: unknown): number | undefined {
  const amount = amountOf(value);
  return amount === 'impossible' ? undefined : amount;
}

function isCountOrNone(value: number | undefined): boolean {
  return value === undefined || (Number.isSafeInteger(value) && value >= 0);
}

function isPaidWithoutTokens({ statedCostUsd, needsTokens = false }: ToldRow): boolean {
  return !needsTokens && (knownAmount(statedCostUsd) ?? 0) > 0;
}

function toRecord(row: ToldRow, at: IsoTimestamp, usage: Usage): UsageRecord {
  const model = nameOf(row.model);
  return {
    version: 1,
    at,
    source: row.source,
    bucket: row.bucket,
    session: nameOf(row.session),
    project: pathOf(row.project),
    agentType: row.agentType,
    modelId: model === undefined ? undefined : ModelId.parse(model),
    effort: EffortLevel.safeParse(row.effort).data,
    serviceTier: nameOf(row.serviceTier),
    usage,
    statedCostUsd: knownAmount(row.statedCostUsd),
    toolCalls: row.toolCalls,
    durationMs: knownAmount(row.durationMs),
  };
}

/**
 * Tells the call, or the sum of calls, of one row; a row that cannot be is told as a problem and does not count.
 *
 * Shape   a cost that cannot be is a problem and the row counts without it; a row with no token at all is `no-tokens`,
 *         unless it states a cost and its source writes such calls: then it is a call whose usage is not known, so that the
 *         cost stays in the comparison
 */
export function tellRow(row: ToldRow, sink: TranscriptSink, lineNumber?: number): void {
  const at = readLooseInstant(row.at);
  const usage = splitTokens(row.tokens, row.semantics);
  if (at === undefined) return sink.problem('no-time', lineNumber);
  if (usage === 'impossible' || !isCountOrNone(row.bucket?.calls)) {
    return sink.problem('impossible-count', lineNumber);
  }
  if (usage === 'none' && !isPaidWithoutTokens(row)) return sink.problem('no-tokens', lineNumber);
  if (amountOf(row.statedCostUsd) === 'impossible') sink.problem('impossible-cost', lineNumber);
  const identity = row.key === undefined ? undefined : { call: `${row.source} ${row.key}`, isCopy: false };
  const record = toRecord(row, at, usage === 'none' ? {} : usage);
  sink.call({ record, identity, task: row.task, toolIds: row.toolIds }, lineNumber);
}
