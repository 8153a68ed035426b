import { z } from 'zod';
import { Interval, PlanId } from '#core';

/** What one plan alone measured on the cases of the readings. */
export const PlanPoint = z.strictObject({
  planId: PlanId,
  /** Mean score in [0,1]. */
  quality: Interval,
  /** USD per request. */
  costUsd: Interval,
});
export type PlanPoint = z.infer<typeof PlanPoint>;

/** A corner of the static hull: between two of them lie their random mixtures. */
export const HullPoint = z.strictObject({
  planId: PlanId,
  quality: z.number(),
  costUsd: z.number().nonnegative(),
});
export type HullPoint = z.infer<typeof HullPoint>;

/** What a knot reads more than a fixed mixture of single plans at the same cost, in pairs on the same cases. */
export const DialHullGain = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('measured'),
    knot: z.number().int().min(0).max(20),
    /** In [-1,1]: above 0 the dial is better. */
    gain: Interval,
    sentence: z.string(),
  }),
  /** The knot is such a mixture itself. */
  z.strictObject({
    status: z.literal('same'),
    knot: z.number().int().min(0).max(20),
    sentence: z.string(),
  }),
  z.strictObject({ status: z.literal('not-measured'), knot: z.number().int().min(0).max(20) }),
]);
export type DialHullGain = z.infer<typeof DialHullGain>;
