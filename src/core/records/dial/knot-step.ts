import { z } from 'zod';
import { Interval } from '../interval.ts';

const knotBelowTop = z.number().int().min(0).max(19);

/** What a knot does otherwise than the next lower one, both on the same certify rows, in pairs. */
export const KnotStep = z.strictObject({
  version: z.literal(1),
  policyHash: z.string(),
  knot: z.number().int().min(1).max(20),
  lower: z.discriminatedUnion('status', [
    z.strictObject({
      status: z.literal('measured'),
      /** The next lower knot that serves some row otherwise. */
      knot: knotBelowTop,
      /** Mean score of this knot minus that of the lower one, in [-1,1]: above 0 the step loses. */
      qualityLost: Interval,
      /** USD per request of this knot minus that of the lower one; width 0 where every case saves the same. */
      savedUsd: Interval,
    }),
    /** Every lower knot serves all rows alike: there is no difference at all, not one of width 0. */
    z.strictObject({ status: z.literal('same') }),
  ]),
});
export type KnotStep = z.infer<typeof KnotStep>;

/** A step that goes to a knot which serves otherwise. */
export type MeasuredStep = Extract<KnotStep['lower'], { status: 'measured' }>;
