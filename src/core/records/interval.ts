import { z } from 'zod';

/** A measured mean with its confidence interval and the number of independent cases behind it. */
export const Interval = z.strictObject({
  mean: z.number(),
  low: z.number(),
  high: z.number(),
  standardError: z.number().nonnegative(),
  /** Share of such intervals that cover the truth, e.g. 0.95. */
  confidence: z.number().gt(0).lt(1),
  n: z.number().int().positive(),
});
export type Interval = z.infer<typeof Interval>;

/** A figure that may not have been measured; absence is a variant, never 0. */
export const MaybeInterval = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('measured'), interval: Interval }),
  z.strictObject({
    status: z.literal('unknown'),
    reason: z.enum(['not-recorded', 'too-few-samples', 'unpriced']),
  }),
]);
export type MaybeInterval = z.infer<typeof MaybeInterval>;
