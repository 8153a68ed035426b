import { z } from 'zod';
import { EffortLevel } from '../effort-level.ts';
import { ModelId } from '../ids.ts';
import { IsoTimestamp } from '../time.ts';
import { Usage } from './usage.ts';

/** The coding agents whose transcripts tell what was used. */
export const TranscriptSource = z.enum(['claude-code', 'codex']);
export type TranscriptSource = z.infer<typeof TranscriptSource>;

/** One billed call to a model as a transcript tells it: numbers and names, no text. */
export const UsageRecord = z.strictObject({
  version: z.literal(1),
  /** When the call was first written down. */
  at: IsoTimestamp,
  source: TranscriptSource,
  /** The source's own id of the session. */
  session: z.string().min(1),
  /** The folder in which the agent worked; absent where the source does not say. */
  project: z.string().min(1).optional(),
  agentType: z.enum(['main', 'sub-agent']),
  /** As the source spells it; absent where it does not say. */
  modelId: ModelId.optional(),
  /** Absent where none is recorded, which is not the same as no effort. */
  effort: EffortLevel.optional(),
  /** As the source writes it; absent where it does not say. */
  serviceTier: z.string().min(1).optional(),
  usage: Usage,
  /** What the source itself says that the call cost, in USD. */
  statedCostUsd: z.number().nonnegative().optional(),
  /** Tools that the answer asked for. */
  toolCalls: z.number().int().nonnegative(),
  /** Milliseconds from the request to the end of the answer. */
  durationMs: z.number().nonnegative().optional(),
});
export type UsageRecord = z.infer<typeof UsageRecord>;
