import { z } from 'zod';
import { ServingMode } from '../effort-level.ts';
import { DecisionId, PlanId } from '../ids.ts';
import { OutcomeSource } from './outcome.ts';

/** What served a request: the learned policy, the static hull, the top plan, an unmeasured ladder, or a model the caller named. */
export const ServedBy = z.enum(['learned', 'hull', 'top', 'ladder', 'pinned']);
export type ServedBy = z.infer<typeof ServedBy>;

/** Where the outcomes behind a decision's figures come from: those of the dial that made it, or `none` without a dial. */
export const DialSource = z.enum([...OutcomeSource.options, 'none']);
export type DialSource = z.infer<typeof DialSource>;

/** One plan that was looked at. */
export const Candidate = z.strictObject({
  planId: PlanId,
  /** Probability that the policy gives it for this request. */
  probability: z.number().min(0).max(1),
  /** Predicted score in [0,1]; absent when nothing predicts it. */
  predictedQuality: z.number().min(0).max(1).optional(),
  /** Predicted USD of the whole request; absent when it has no price. */
  costEstimateUsd: z.number().nonnegative().optional(),
  /** Why it was no candidate, e.g. `over-budget`. */
  excluded: z.string().optional(),
});
export type Candidate = z.infer<typeof Candidate>;

/** The promise under which a request was served. */
export const PromiseHeld = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('certified'),
    rho: z.number(),
    confidence: z.number(),
    n: z.number().int().positive(),
    attempt: z.number().int().positive(),
  }),
  /** The top plan, always: it holds every share of itself by definition. */
  z.strictObject({ status: z.literal('top') }),
  z.strictObject({ status: z.literal('none'), reason: z.string() }),
]);
export type PromiseHeld = z.infer<typeof PromiseHeld>;

/** Why one request got its plan. */
export const RouteDecision = z.strictObject({
  version: z.literal(1),
  id: DecisionId,
  /** Null when no policy is in force. */
  policyHash: z.string().nullable(),
  /** Of predictions and certificate, not of the answer; absent in decisions that were kept before it was written down. */
  dialSource: DialSource.optional(),
  mode: ServingMode,
  /** Dial position in [0,1]; null when a model was pinned without a dial. */
  position: z.number().min(0).max(1).nullable(),
  /** The two knots around the position and the share of the upper one. */
  knots: z
    .strictObject({ lower: z.number().int(), upper: z.number().int(), upperShare: z.number() })
    .nullable(),
  segment: z.string().nullable(),
  candidates: z.array(Candidate).readonly(),
  planId: PlanId,
  /** The probability with which this plan was chosen. */
  propensity: z.number().gt(0).max(1),
  servedBy: ServedBy,
  /** A sentence for people: why this plan. */
  reason: z.string(),
  certificate: PromiseHeld,
});
export type RouteDecision = z.infer<typeof RouteDecision>;
