import { z } from 'zod';
import { Interval } from '../interval.ts';

/** What one plan alone measured on the certify rows of the readings. */
export const PlanReading = z.strictObject({
  version: z.literal(1),
  policyHash: z.string(),
  /** Index of the policy's plan. */
  plan: z.number().int().nonnegative(),
  /** Mean score in [0,1]. */
  quality: Interval,
  /** USD per request. */
  costUsd: Interval,
});
export type PlanReading = z.infer<typeof PlanReading>;
