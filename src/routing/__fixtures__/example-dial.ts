import type { Certificate, KnotTest, Policy } from '#core';
import type { DialRecord } from '../dial/dial.ts';
import { measureHullGains } from '../single-plans/measure-hull-gains.ts';
import { measurePlanReadings } from '../single-plans/measure-plan-readings.ts';
import { measureReadings } from '../dial/measure-readings.ts';
import { measureSteps } from '../dial/measure-steps.ts';
import { openPolicy } from '../open-policy.ts';
import { createRandom } from '#stats';
import { drawRows, fitRows, NO_SIGNAL } from './synthetic-world.ts';

/** The tests of a certificate: every knot down to the lowest passes, and the next one fails. */
function testsDownTo(lowestKnot: number): KnotTest[] {
  const knots = Array.from({ length: 20 }, (_, index) => 19 - index).filter((knot) => knot >= lowestKnot - 1);
  return knots.map((knot) => {
    const pValue = knot < lowestKnot ? 0.2 : 0.01;
    return { knot, pValue, cltPValue: pValue, meanMargin: 0.04 };
  });
}

/** A certificate of a policy, as an attempt on 400 fresh cases would give it. */
export function exampleCertificate(policy: Policy, claim: { rho: number; lowestKnot: number }): Certificate {
  return {
    version: 1,
    policyHash: policy.hash,
    mode: policy.mode,
    segment: null,
    claims: 1,
    rho: claim.rho,
    delta: 0.05,
    deltaUsed: 0.05,
    attempt: 1,
    n: 400,
    poolHash: 'pool',
    lowestKnot: claim.lowestKnot,
    tests: testsDownTo(claim.lowestKnot),
    issuedAt: '2026-11-20T12:00:00.000Z',
  };
}

/** A policy of three plans that learned nothing: too few rows, so the static hull serves. */
export function hullPolicy(seed = 'hull'): Policy {
  return fitRows(drawRows(NO_SIGNAL, { rows: 90, seed }));
}

/** That policy with readings on fresh rows and three certificates: 0.90 low, 0.95 high, 0.99 not below the top plan. */
export function exampleDial(policy: Policy = hullPolicy(), freshRows = 60): DialRecord {
  const fresh = drawRows(NO_SIGNAL, { rows: freshRows, seed: 'fresh' });
  return {
    version: 1,
    policy,
    readings: measureReadings(openPolicy(policy), fresh, { random: createRandom('readings') }),
    steps: measureSteps(openPolicy(policy), fresh, { random: createRandom('steps') }),
    planReadings: measurePlanReadings(openPolicy(policy), fresh, { random: createRandom('plans') }),
    hullGains: measureHullGains(openPolicy(policy), fresh, { random: createRandom('hull') }),
    certificates: [
      exampleCertificate(policy, { rho: 0.9, lowestKnot: 12 }),
      exampleCertificate(policy, { rho: 0.95, lowestKnot: 16 }),
      exampleCertificate(policy, { rho: 0.99, lowestKnot: 20 }),
    ],
  };
}
