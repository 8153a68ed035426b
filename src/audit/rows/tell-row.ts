import { type AuditSource, type CallBucket, EffortLevel, ModelId, type UsageRecord } from '#core';
import { nameOf, pathOf } from '../reading/json-field.ts';
import type { TranscriptSink } from '../reading/transcript-sink.ts';
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
}

/** Reads an amount that may not be negative; `impossible` where something else stands there. */
function amountOf(value: unknown): number | 'impossible' | undefined {
  const amount = numberOf(value);
  if (amount === undefined) return undefined;
  return Number.isFinite(amount) && amount >= 0 ? amount : 'impossible';
}

/**
 * Tells the call, or the sum of calls, of one row; a row that cannot be is told as a problem and does not count.
 *
 * Shape   a cost that cannot be is a problem and the row counts without it; a row with no token at all is `no-tokens`
 */
export function tellRow(row: ToldRow, sink: TranscriptSink, lineNumber?: number): void {
  const at = readLooseInstant(row.at);
  const usage = splitTokens(row.tokens, row.semantics);
  if (at === undefined) return sink.problem('no-time', lineNumber);
  if (usage === 'impossible') return sink.problem('impossible-count', lineNumber);
  if (usage === 'none') return sink.problem('no-tokens', lineNumber);
  const statedCostUsd = amountOf(row.statedCostUsd);
  if (statedCostUsd === 'impossible') sink.problem('impossible-cost', lineNumber);
  const durationMs = amountOf(row.durationMs);
  const model = nameOf(row.model);
  const record: UsageRecord = {
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
    statedCostUsd: statedCostUsd === 'impossible' ? undefined : statedCostUsd,
    toolCalls: row.toolCalls,
    durationMs: durationMs === 'impossible' ? undefined : durationMs,
  };
  const identity = row.key === undefined ? undefined : { call: `${row.source} ${row.key}`, isCopy: false };
  sink.call({ record, identity }, lineNumber);
}
