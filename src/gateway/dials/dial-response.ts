import type { DialPromise, DialResponse } from '#contract';
import type { Certificate } from '#core';
import { certificateSentence, type Dial } from '#routing';
import { dialSteps } from './dial-steps.ts';
import { dialHullGains, hullPoints, planPoints } from './single-plans.ts';

const TOP_KNOT = 20;

function neededOf({ lowestKnot, casesNeeded }: Certificate): DialPromise['needed'] {
  if (lowestKnot < TOP_KNOT) return { status: 'certified' };
  return casesNeeded ?? { status: 'not-estimated' };
}

function promisesOf({ policy, readings, certificates }: Dial): DialPromise[] {
  return certificates
    .map((certificate) => ({
      rho: certificate.rho,
      lowestKnot: certificate.lowestKnot,
      sentence: certificateSentence(certificate, readings, policy.record),
      needed: neededOf(certificate),
    }))
    .toSorted((a, b) => a.rho - b.rho);
}

/** A dial in the words of the contract. */
export function dialResponse(dial: Dial): Extract<DialResponse, { status: 'measured' }> {
  const { record } = dial.policy;
  const planIds = record.plans.map((plan) => plan.id);
  return {
    status: 'measured',
    policyHash: record.hash,
    source: record.source,
    costSource: record.costSource ?? record.source,
    priceDate: record.priceDate,
    plans: planIds,
    topPlan: planIds[record.topPlan] ?? '',
    fitRows: record.fitRows,
    planPoints: planPoints(dial),
    hull: hullPoints(dial),
    hullGains: dialHullGains(dial),
    gates: record.gates,
    servedBy: record.knots.map((knot) => knot.servedBy),
    readings: dial.readings,
    steps: dialSteps(dial),
    certificates: dial.certificates,
    promises: promisesOf(dial),
  };
}

/** The answer where nobody measured a dial. */
export function unmeasuredResponse(ladder: readonly string[]): DialResponse {
  return {
    status: 'unmeasured',
    plans: [...ladder],
    reason: 'no policy is in force: fit one with `vernier dial fit`',
  };
}
