import { z } from 'zod';
import { Interval } from '#core';

/** What turning the dial one step lower brings, measured on the same cases in pairs. */
export const DialStep = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('measured'),
    knot: z.number().int().min(1).max(20),
    /** The next lower knot that serves some case otherwise. */
    lowerKnot: z.number().int().min(0).max(19),
    /** Mean score of this knot minus the lower one's, in [-1,1]: above 0 the step loses. */
    qualityLost: Interval,
    /** USD per request of this knot minus the lower one's. */
    savedUsd: Interval,
    /** What is saved and what is lost, or that no difference is measurable: a sentence each. */
    savingSentence: z.string(),
    lossSentence: z.string(),
  }),
  /** No lower knot serves any case otherwise. */
  z.strictObject({ status: z.literal('nothing-lower'), knot: z.number().int().min(0).max(20) }),
  /** The dial was measured before steps were measured as pairs. */
  z.strictObject({ status: z.literal('not-measured'), knot: z.number().int().min(1).max(20) }),
]);
export type DialStep = z.infer<typeof DialStep>;
