import { z } from 'zod';
import { Certificate, Gate, OutcomeSource, Reading, ServedBy } from '#core';

/** `GET /vernier/dial`: what each position costs and holds, with intervals, and what is certified. */
export const DialResponse = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('measured'),
    policyHash: z.string(),
    /** Where the outcomes behind it come from. */
    source: OutcomeSource,
    priceDate: z.string(),
    plans: z.array(z.string()),
    topPlan: z.string(),
    fitRows: z.number().int(),
    gates: z.array(Gate).readonly(),
    /** What serves at each of the 21 knots. */
    servedBy: z.array(ServedBy),
    readings: z.array(Reading).readonly(),
    certificates: z.array(Certificate).readonly(),
  }),
  z.strictObject({
    status: z.literal('unmeasured'),
    /** The ladder in list-price order, cheapest first. */
    plans: z.array(z.string()),
    reason: z.string(),
  }),
]);
export type DialResponse = z.infer<typeof DialResponse>;

/** An error of Vernier's own routes. */
export const ErrorResponse = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string() }),
});
export type ErrorResponse = z.infer<typeof ErrorResponse>;
