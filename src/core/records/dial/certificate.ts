import { z } from 'zod';
import { ServingMode } from '../../effort-level.ts';
import { IsoTimestamp } from '../../time.ts';

/** One step of the fixed sequence: the test of one knot. */
export const KnotTest = z.strictObject({
  knot: z.number().int().min(0).max(19),
  /** p-value of the betting test of "holds less than rho"; finite-sample valid. */
  pValue: z.number().min(0).max(1),
  /** The same by the central limit theorem, for comparison only. */
  cltPValue: z.number().min(0).max(1),
  /** Mean of y_policy − rho · y_top on the tested rows. */
  meanMargin: z.number(),
});
export type KnotTest = z.infer<typeof KnotTest>;

/** What a promise that no knot below the top plan was certified for still lacks, at the knot just below. */
export const CasesNeeded = z.discriminatedUnion('status', [
  /**
   * So many scored cases that nobody fitted on or tested, tested on their own, would certify it in four of five
   * simulated tries if they are like those tested; two figures.
   */
  z.strictObject({ status: z.literal('fresh-cases'), cases: z.number().int().positive() }),
  /** It reads above the promise by so little that 5,000 fresh cases would not do in four of five tries. */
  z.strictObject({ status: z.literal('too-near') }),
  /** It reads at or below the promise: more cases would certify it only if they read higher. */
  z.strictObject({ status: z.literal('below-promise') }),
]);
export type CasesNeeded = z.infer<typeof CasesNeeded>;

/**
 * The statement, tested on rows never used for fitting, that a knot holds the share `rho` of the top plan's quality.
 */
export const Certificate = z.strictObject({
  version: z.literal(1),
  policyHash: z.string(),
  mode: ServingMode,
  /** The part of the traffic that it speaks of; null for all of it. */
  segment: z.string().nullable(),
  /** The share of the top plan's mean quality that is held, as an average over requests like those tested. */
  rho: z.number().gt(0).lt(1),
  /** The risk asked for: 1 − confidence. */
  delta: z.number().gt(0).lt(1),
  /** Claims that share delta: 1 on its own, S for each of S segments, as many as promises where they hold together. */
  claims: z.number().int().positive(),
  /** The risk each test used after sharing and re-use of rows were paid for: delta / claims · 6 / (π² j²). */
  deltaUsed: z.number().gt(0).lt(1),
  /** Which attempt on these rows this is (j); 1 when they were never used before. */
  attempt: z.number().int().positive(),
  /** Independent pairs tested: one for each duplicate cluster. */
  n: z.number().int().positive(),
  /** The hash of the tested clusters. */
  poolHash: z.string(),
  /** The lowest knot that passed; 20 (top, always) when none did. */
  lowestKnot: z.number().int().min(0).max(20),
  tests: z.array(KnotTest).readonly(),
  /** Absent where a knot below the top plan passed, and in certificates of before this was simulated. */
  casesNeeded: CasesNeeded.optional(),
  issuedAt: IsoTimestamp,
});
export type Certificate = z.infer<typeof Certificate>;

/** The record that rows were used to certify, kept for ever, so that their re-use is paid for. */
export const CertificationAttempt = z.strictObject({
  version: z.literal(1),
  certificate: Certificate,
  clusterIds: z.array(z.string()).readonly(),
});
export type CertificationAttempt = z.infer<typeof CertificationAttempt>;
