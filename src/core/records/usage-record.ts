import { z } from 'zod';
import { EffortLevel } from '../effort-level.ts';
import { ModelId } from '../ids.ts';
import { IsoTimestamp } from '../time.ts';
import { Usage } from './usage.ts';

/** What tells of usage, by its folder in `audit/sources/`: a coding agent, an export, a ledger. */
export const AuditSource = z.string().regex(/^[a-z][a-z0-9-]*$/u);
export type AuditSource = z.infer<typeof AuditSource>;

/** What a record stands for that sums several calls up, as exports of usage do. */
export const CallBucket = z.strictObject({
  /**
   * How long the span is that begins at `at`; `unknown` where the export does not say; `calls`: single calls of a day
   * that were summed up in reading, with everything apart that their prices depend on.
   */
  granularity: z.enum(['minute', 'hour', 'day', 'month', 'unknown', 'calls']),
  /** Calls in it; absent where the export does not say, which is neither 0 nor 1. */
  calls: z.number().int().nonnegative().optional(),
  /** Tokens of the prompt by which the price's band is chosen; absent: the band of short prompts, a lower bound. */
  promptTokens: z.number().int().nonnegative().optional(),
});
export type CallBucket = z.infer<typeof CallBucket>;

/** One billed call to a model, or one row that sums several up, as a source tells it: numbers and names, no text. */
export const UsageRecord = z.strictObject({
  version: z.literal(1),
  /** When the call was first written down, or when the span of a bucket begins. */
  at: IsoTimestamp,
  source: AuditSource,
  /** Present where the record sums several calls up; absent for a single call. */
  bucket: CallBucket.optional(),
  /** The source's own id of the session; absent where the source has no sessions. */
  session: z.string().min(1).optional(),
  /** The folder in which the agent worked, or the project that an export names; absent where the source does not say. */
  project: z.string().min(1).optional(),
  /** Absent where the source does not tell agents apart. */
  agentType: z.enum(['main', 'sub-agent']).optional(),
  /** As the source spells it; absent where it does not say. */
  modelId: ModelId.optional(),
  /** Absent where none is recorded, which is not the same as no effort. */
  effort: EffortLevel.optional(),
  /** As the source writes it; absent where it does not say. */
  serviceTier: z.string().min(1).optional(),
  usage: Usage,
  /** What the source itself says that the call, or the bucket, cost, in USD. */
  statedCostUsd: z.number().nonnegative().optional(),
  /** Tools that the answer asked for; absent where the source does not tell of tools. */
  toolCalls: z.number().int().nonnegative().optional(),
  /** Milliseconds from the request to the end of the answer. */
  durationMs: z.number().nonnegative().optional(),
});
export type UsageRecord = z.infer<typeof UsageRecord>;
