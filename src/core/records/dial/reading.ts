import { z } from 'zod';
import { Interval, MaybeInterval } from '../interval.ts';

/** What one knot measured on certify rows, shown raw. */
export const Reading = z.strictObject({
  version: z.literal(1),
  policyHash: z.string(),
  knot: z.number().int().min(0).max(20),
  /** Dial position in [0,1]: knot / 20. */
  position: z.number().min(0).max(1),
  /** Mean score in [0,1]. */
  quality: Interval,
  /** USD per request. */
  costUsd: Interval,
  /** Milliseconds to the last byte. */
  latencyMs: MaybeInterval,
  /** Expected share of requests per plan, in the order of the policy's plans. */
  planShares: z.array(z.number().min(0).max(1)).readonly(),
});
export type Reading = z.infer<typeof Reading>;
