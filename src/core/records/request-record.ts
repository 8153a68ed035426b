import { z } from 'zod';
import { ModelId, RequestId } from '../ids.ts';
import { Cost } from '../money.ts';
import { IsoTimestamp } from '../time.ts';
import { OutcomeSource } from './outcome.ts';
import { RouteDecision } from './route-decision.ts';
import { Usage } from './usage.ts';

/** How a request or an attempt ended. */
export const CallStatus = z.enum(['completed', 'failed', 'aborted']);
export type CallStatus = z.infer<typeof CallStatus>;

/** One call to one upstream. */
export const Attempt = z.strictObject({
  providerId: z.string(),
  /** Where the answer's words come from: a live model or a local classifier is `measured`. */
  source: OutcomeSource,
  modelId: ModelId,
  /** The model that the answer names, where it differs from what was asked or is a dated form of it. */
  servedModelId: z.string().optional(),
  startedAt: IsoTimestamp,
  /** Milliseconds to the upstream's first body byte; absent when none came. */
  firstByteMs: z.number().nonnegative().optional(),
  /** Milliseconds to the upstream's last byte or to the failure. */
  latencyMs: z.number().nonnegative(),
  status: CallStatus,
  httpStatus: z.number().int().optional(),
  errorCode: z.string().optional(),
  finishReason: z.strictObject({ unified: z.string(), raw: z.string().nullable() }).optional(),
  usage: Usage,
  cost: Cost,
});
export type Attempt = z.infer<typeof Attempt>;

/** One request as the ledger keeps it: numbers and names, no text. */
export const RequestRecord = z.strictObject({
  version: z.literal(1),
  id: RequestId,
  receivedAt: IsoTimestamp,
  principal: z.string(),
  format: z.string(),
  stream: z.boolean(),
  /** What the caller wrote as `model`. */
  modelAsked: z.string(),
  /** What was asked of the dial and what was sent, as the response header says it. */
  effort: z.string(),
  decision: RouteDecision.nullable(),
  attempts: z.array(Attempt).readonly(),
  status: CallStatus,
  httpStatus: z.number().int(),
  errorCode: z.string().optional(),
  /** Milliseconds from the first byte received to the last byte sent. */
  latencyMs: z.number().nonnegative(),
  /** All attempts together. */
  cost: Cost,
});
export type RequestRecord = z.infer<typeof RequestRecord>;
