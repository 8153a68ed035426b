import { Certificate, HullGain, KnotStep, PlanReading, Policy, Reading } from '#core';
import { z } from 'zod';
import { type OpenPolicy, openPolicy } from '../open-policy.ts';
import { KNOT_COUNT, TOP_KNOT } from './spend-targets.ts';

/** A policy with what was measured and certified of it: what a file holds and a gateway serves. */
export const DialRecord = z.strictObject({
  version: z.literal(1),
  policy: Policy,
  readings: z.array(Reading).readonly(),
  /** From every knot but the lowest to the next lower one; absent in dials of before steps were measured in pairs. */
  steps: z.array(KnotStep).length(TOP_KNOT).readonly().optional(),
  /** Every single plan on the rows of the readings; absent in dials of before single plans were measured there. */
  planReadings: z.array(PlanReading).readonly().optional(),
  /** Every knot against the static hull at the same spend; absent likewise. */
  hullGains: z.array(HullGain).length(KNOT_COUNT).readonly().optional(),
  certificates: z.array(Certificate).readonly(),
});
export type DialRecord = z.infer<typeof DialRecord>;

/** A dial with its policy decoded, ready to decide. */
export interface Dial {
  readonly policy: OpenPolicy;
  readonly readings: readonly Reading[];
  /** Absent where steps were not measured in pairs. */
  readonly steps?: readonly KnotStep[];
  /** Absent where single plans were not measured on the rows of the readings. */
  readonly planReadings?: readonly PlanReading[];
  readonly hullGains?: readonly HullGain[];
  /** Promises on all requests: what a request is served by. */
  readonly certificates: readonly Certificate[];
}

/** The certificates that speak of all requests, without those of single segments. */
export function overallCertificates(certificates: readonly Certificate[]): Certificate[] {
  return certificates.filter((certificate) => certificate.segment === null);
}

/** Decodes a dial's policy once. */
export function openDial(record: DialRecord): Dial {
  return {
    policy: openPolicy(record.policy),
    readings: record.readings,
    ...(record.steps === undefined ? {} : { steps: record.steps }),
    ...(record.planReadings === undefined ? {} : { planReadings: record.planReadings }),
    ...(record.hullGains === undefined ? {} : { hullGains: record.hullGains }),
    certificates: overallCertificates(record.certificates),
  };
}
