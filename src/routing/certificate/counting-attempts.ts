import type { Certificate } from '#core';
import type { FullClaim } from './claim-ids.ts';
import { casesLeftOut, isPart, type Pools } from './pool-rule.ts';

/** A certification attempt as it is on record. */
export interface Attempt {
  readonly id: string;
  /** When it was asked for last; it was made at its certificate's `issuedAt`. */
  readonly askedAt: string;
  readonly certificate: Certificate;
}

type Tested = Pick<Certificate, 'segment' | 'rho' | 'delta' | 'claims'>;

/** Whether what was found for one claim says at least as much as another asks, on the same cases. */
export function answersClaim(found: Tested, asked: FullClaim): boolean {
  return (
    found.segment === asked.segment &&
    found.rho === asked.rho &&
    found.delta <= asked.delta &&
    found.claims >= asked.claims
  );
}

const noCases: ReadonlySet<string> = new Set();

/** Whether an attempt took some of the cases of a test before it and left out others. */
function isOnChosenCases({ certificate }: Attempt, attempts: readonly Attempt[], pools: Pools): boolean {
  const own = pools.get(certificate.poolHash) ?? noCases;
  return attempts.some(
    ({ certificate: before }) =>
      before.segment === certificate.segment &&
      before.poolHash !== certificate.poolHash &&
      before.issuedAt <= certificate.issuedAt &&
      casesLeftOut(own, pools.get(before.poolHash) ?? noCases).length > 0,
  );
}

/** The attempts at a claim, or at a stricter one, on all of some cases and more; the widest first. */
export function widerAttempts(
  attempts: readonly Attempt[],
  pools: Pools,
  asked: { readonly claim: FullClaim; readonly clusterIds: ReadonlySet<string> },
): Attempt[] {
  return attempts
    .filter(
      ({ certificate }) =>
        answersClaim(certificate, asked.claim) &&
        isPart(asked.clusterIds, pools.get(certificate.poolHash) ?? noCases),
    )
    .toReversed()
    .toSorted((a, b) => b.certificate.n - a.certificate.n);
}

/**
 * Leaves out the attempts that answer for nothing: those on a part of cases tested before, which what was found on all
 * of them may have chosen, and those whose claim was tested on all of their cases and more.
 *
 * Shape   attempts of one policy, whose pools are all there → in the same order
 */
export function countingAttempts(attempts: readonly Attempt[], pools: Pools): Attempt[] {
  const fair = attempts.filter((attempt) => !isOnChosenCases(attempt, attempts, pools));
  return fair.filter(({ certificate }) => {
    const clusterIds = pools.get(certificate.poolHash) ?? noCases;
    return widerAttempts(fair, pools, { claim: certificate, clusterIds }).length === 0;
  });
}
