import { z } from 'zod';
import { Attempt, CallStatus, Cost, RouteDecision } from '#core';

/** `GET /vernier/decisions/<id>`: why a request got its plan, what happened, and what it cost in the end. */
export const DecisionResponse = z.strictObject({
  version: z.literal(1),
  decision: RouteDecision,
  /** What was asked of the dial and what was sent to the model. */
  effort: z.string(),
  status: CallStatus,
  attempts: z.array(Attempt).readonly(),
  cost: Cost,
});
export type DecisionResponse = z.infer<typeof DecisionResponse>;
