import { z } from 'zod';
import { CasesNeeded, Certificate, Gate, OutcomeSource, Reading, ServedBy } from '#core';
import { DialStep } from './dial-step.ts';
import { DialHullGain, HullPoint, PlanPoint } from './single-plans.ts';

const [FreshCases, ...OtherNeeds] = CasesNeeded.options;

/** The prompts to record so that so many cases are tested, because only a part of recorded prompts is tested. */
const PromptsToRecord = z.strictObject({
  /** Two figures. */
  prompts: z.number().int().positive(),
  /** In (0,1]. */
  testedShare: z.number().gt(0).max(1),
});

/** A share of the top plan's quality that was tested: what is promised, in words, or what it still lacks. */
export const DialPromise = z.strictObject({
  rho: z.number().gt(0).lt(1),
  /** The lowest knot that holds it; 20 (top, always) when none below does. */
  lowestKnot: z.number().int().min(0).max(20),
  /** A sentence that needs no statistics to be understood. */
  sentence: z.string(),
  needed: z.discriminatedUnion('status', [
    z.strictObject({ status: z.literal('certified') }),
    /** `record` is absent where the dial is not made of recordings. */
    FreshCases.extend({ record: PromptsToRecord.optional() }),
    ...OtherNeeds,
    /** The certificate is of before this was simulated. */
    z.strictObject({ status: z.literal('not-estimated') }),
  ]),
});
export type DialPromise = z.infer<typeof DialPromise>;

/** What each position costs and holds, with intervals, and what is certified. */
export const DialResponse = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('measured'),
    policyHash: z.string(),
    /** Where the outcomes behind it come from. */
    source: OutcomeSource,
    /** Where the costs come from; `modelled` where tokens were scaled to price recorded answers. */
    costSource: OutcomeSource,
    priceDate: z.string(),
    plans: z.array(z.string()),
    topPlan: z.string(),
    fitRows: z.number().int(),
    /** Every single plan on the cases of the readings; empty in dials of before it was measured there. */
    planPoints: z.array(PlanPoint),
    /** The corners of the static hull, cheapest first: chosen on the fitting cases, measured on those of the readings. */
    hull: z.array(HullPoint),
    /** Each of the 21 knots against the static hull at the same cost. */
    hullGains: z.array(DialHullGain),
    gates: z.array(Gate).readonly(),
    /** What serves at each of the 21 knots. */
    servedBy: z.array(ServedBy),
    readings: z.array(Reading).readonly(),
    /** One step lower from each of the 21 knots. */
    steps: z.array(DialStep),
    certificates: z.array(Certificate).readonly(),
    /** The promises on all requests, highest share last. */
    promises: z.array(DialPromise),
  }),
  z.strictObject({
    status: z.literal('unmeasured'),
    /** The ladder in list-price order, cheapest first. */
    plans: z.array(z.string()),
    reason: z.string(),
  }),
]);
export type DialResponse = z.infer<typeof DialResponse>;

/** One dial among those that can be looked at. */
export const DialEntry = z.strictObject({
  /** `serving`, or the name of a dial that is only shown, e.g. `late-2024`. */
  id: z.string(),
  title: z.string(),
  /** What must be known of its figures before they are read, e.g. that they are simulated. */
  note: z.string(),
  /** Whether `auto` is served by it. */
  serves: z.boolean(),
  /** What a person can do next, most useful first; each a sentence, with its command in backquotes. */
  nextSteps: z.array(z.string()),
  dial: DialResponse,
});
export type DialEntry = z.infer<typeof DialEntry>;

/** `GET /vernier/dials`: the dials that can be looked at; the first is the one to show first. */
export const DialsResponse = z.strictObject({ version: z.literal(1), dials: z.array(DialEntry).min(1) });
export type DialsResponse = z.infer<typeof DialsResponse>;
