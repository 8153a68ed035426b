import type { DialPromise, DialResponse } from '#contract';
import type { Certificate, OutcomeSource } from '#core';
import { type Dial, keeperOf, promiseSentence, promptsToRecord } from '#routing';
import { dialSteps } from './dial-steps.ts';
import { dialHullGains, hullPoints, planPoints } from './single-plans.ts';

const TOP_KNOT = 20;

function neededOf({ lowestKnot, casesNeeded }: Certificate, source: OutcomeSource): DialPromise['needed'] {
  if (lowestKnot < TOP_KNOT) return { status: 'certified' };
  if (casesNeeded === undefined) return { status: 'not-estimated' };
  // simulated work keeps forms of its own for testing: none of them are fitted on
  if (casesNeeded.status !== 'fresh-cases' || source === 'simulated') return casesNeeded;
  return { ...casesNeeded, record: promptsToRecord(casesNeeded.cases) };
}

function promisesOf({ policy, readings, certificates }: Dial): DialPromise[] {
  const dial = { policy: policy.record, readings, certificates };
  return certificates
    .map((certificate) => {
      const keeper = keeperOf(certificate, certificates);
      return {
        rho: certificate.rho,
        lowestKnot: keeper.lowestKnot,
        sentence: promiseSentence(certificate, dial),
        needed: neededOf(keeper, policy.record.source),
      };
    })
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
