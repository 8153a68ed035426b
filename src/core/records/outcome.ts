import { z } from 'zod';
import { PlanId } from '../ids.ts';
import { Cost } from '../money.ts';
import { Usage } from './usage.ts';

/** Where an outcome comes from; the four are never mixed up on a screen. */
export const OutcomeSource = z.enum(['measured', 'recorded', 'modelled', 'simulated']);
export type OutcomeSource = z.infer<typeof OutcomeSource>;

/** A score in [0,1], or why there is none. Unscored is not wrong. */
export const Score = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('scored'), value: z.number().min(0).max(1) }),
  z.strictObject({
    status: z.literal('unscored'),
    reason: z.enum(['not-run', 'no-scorer', 'scorer-failed']),
  }),
]);
export type Score = z.infer<typeof Score>;

/** What one plan did on one case. */
export const Outcome = z.strictObject({
  version: z.literal(1),
  caseId: z.string().min(1),
  planId: PlanId,
  /** Where the answer's text is kept, if it is. */
  answerRef: z.string().optional(),
  score: Score,
  usage: Usage,
  cost: Cost,
  /** Milliseconds from request to last byte; absent when it was not recorded. */
  latencyMs: z.number().nonnegative().optional(),
  source: OutcomeSource,
});
export type Outcome = z.infer<typeof Outcome>;
