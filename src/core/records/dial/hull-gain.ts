import { z } from 'zod';
import { Interval } from '../interval.ts';

const planIndex = z.number().int().nonnegative();

/** A fixed mixture of two single plans: the dearer one serves a random share of requests. */
export const PlanMixture = z.strictObject({
  lowPlan: planIndex,
  highPlan: planIndex,
  highShare: z.number().min(0).max(1),
});
export type PlanMixture = z.infer<typeof PlanMixture>;

/** What a knot reads more than the static hull at the same spend, both on the same certify rows, in pairs. */
export const HullGain = z.strictObject({
  version: z.literal(1),
  policyHash: z.string(),
  knot: z.number().int().min(0).max(20),
  against: z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('measured'),
      /** The mixture of the hull that costs as much as the knot on these rows. */
      mixture: PlanMixture,
      /** Mean score of the knot minus that of the mixture, in [-1,1]: above 0 the dial is better. */
      gain: Interval,
    }),
    /** The knot serves this mixture itself: there is no difference at all. */
    z.strictObject({ status: z.literal('same'), mixture: PlanMixture }),
    z.strictObject({ status: z.literal('unknown'), reason: z.enum(['too-few-samples', 'no-such-spend']) }),
  ]),
});
export type HullGain = z.infer<typeof HullGain>;
