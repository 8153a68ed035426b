import { type Arm, Certificate } from '#core';
import { describe, expect, it } from 'vitest';
import { hullPolicy } from '../__fixtures__/example-dial.ts';
import { drawRows, fitRows, NO_SIGNAL, permuteRows, ROUTABLE } from '../__fixtures__/synthetic-world.ts';
import { openPolicy } from '../open-policy.ts';
import { certify, poolHash } from './certify.ts';
import { riskOfAttempt } from './risk-of-attempt.ts';

const policy = openPolicy(hullPolicy());
const rows = drawRows(NO_SIGNAL, { rows: 400, seed: 'certify rows' });
const claim = { rho: 0.9, delta: 0.05, attempt: 1, issuedAt: '2026-11-20T12:00:00.000Z' };
const certificate = certify(policy, rows, claim);

function scoresOf(arm: Arm | undefined): Float64Array {
  return rows.scores[arm?.type === 'plan' ? arm.plan : -1] ?? new Float64Array();
}

describe('certify', () => {
  it('issues a valid record for the policy, the rows and the risk it was asked for', () => {
    expect(Certificate.parse(certificate)).toEqual(certificate);
    expect(certificate).toMatchObject({ policyHash: policy.record.hash, n: 400, deltaUsed: 0.05, rho: 0.9 });
  });

  it('begins at the safest knot below the top, goes down one by one and stops at the first failure', () => {
    const { tests, lowestKnot } = certificate;
    expect(tests.map(({ knot }) => knot)).toEqual(tests.map((_, index) => 19 - index));
    expect(tests.length).toBeGreaterThan(2);
    expect(tests.slice(0, -1).every(({ pValue }) => pValue <= 0.05)).toBe(true);
    expect(tests.at(-1)?.pValue).toBeGreaterThan(0.05);
    expect(lowestKnot).toBe(tests.at(-2)?.knot);
  });

  it('never tests the top plan: it holds every share of itself', () => {
    const hard = certify(policy, rows, { ...claim, rho: 0.999 });
    expect(hard.lowestKnot).toBe(20);
    expect(hard.tests.map(({ knot }) => knot)).toEqual([19]);
  });

  it('reaches knot 0 where the cheapest plan is as good as the top', () => {
    const equal = { ...rows, scores: rows.scores.map(() => rows.scores[2] ?? new Float64Array()) };
    const { tests, lowestKnot } = certify(policy, equal, claim);
    expect([tests.length, lowestKnot]).toEqual([20, 0]);
  });

  it('asks a higher share of fewer positions', () => {
    const lowest = [0.8, 0.9, 0.95, 0.99].map((rho) => certify(policy, rows, { ...claim, rho }).lowestKnot);
    expect(lowest).toEqual(lowest.toSorted((a, b) => a - b));
  });

  it('gives the same certificate for the same rows in any order: nobody can choose one', () => {
    for (const order of ['first order', 'second order', 'third order']) {
      expect(certify(policy, permuteRows(rows, order), claim)).toEqual(certificate);
    }
    expect(poolHash(permuteRows(rows, 'order'))).toBe(poolHash(rows));
  });

  it('tests the rows of another policy in another order: an order that suited one was chosen for none', () => {
    const { tests } = certify(openPolicy({ ...policy.record, hash: 'another' }), rows, claim);
    expect(tests[0]?.meanMargin).toBeCloseTo(certificate.tests[0]?.meanMargin ?? 0, 12);
    expect(tests[0]?.pValue).not.toBe(certificate.tests[0]?.pValue);
  });

  it('counts a duplicate cluster once, and is the same in any order of its members', () => {
    const grouped = { ...rows, clusterIds: rows.clusterIds.map((_, row) => `group ${row % 120}`) };
    const one = certify(policy, grouped, claim);
    expect(one.n).toBe(120);
    expect(certify(policy, permuteRows(grouped, 'mixed'), claim)).toEqual(one);
  });

  it('states the mean margin over the promise as measured', () => {
    const [{ meanMargin } = { meanMargin: 0 }] = certificate.tests;
    const { hull } = policy.record.knots[19] ?? {};
    const share = hull?.highShare ?? 0;
    const low = scoresOf(hull?.low);
    const high = scoresOf(hull?.high);
    const top = scoresOf({ type: 'plan', plan: 2 });
    const margins = top.map(
      (score, row) => (1 - share) * (low[row] ?? 0) + share * (high[row] ?? 0) - 0.9 * score,
    );
    expect(meanMargin).toBeCloseTo(margins.reduce((sum, margin) => sum + margin, 0) / 400, 12);
  });

  it('pays for rows that were used before with a smaller risk, and prints which attempt it is', () => {
    const again = certify(policy, rows, { ...claim, attempt: 3 });
    expect([again.attempt, again.deltaUsed]).toEqual([3, riskOfAttempt(0.05, 3)]);
    expect(again.lowestKnot).toBeGreaterThanOrEqual(certificate.lowestKnot);
  });

  it('certifies a learned policy on what it truly does with fresh rows', () => {
    const learned = openPolicy(fitRows(drawRows(ROUTABLE, { rows: 300, seed: 'learn' })));
    const fresh = drawRows(ROUTABLE, { rows: 400, seed: 'fresh' });
    const { lowestKnot } = certify(learned, fresh, claim);
    const hull = openPolicy({
      ...learned.record,
      knots: learned.record.knots.map((knot) => ({ ...knot, served: knot.hull })),
    });
    expect(lowestKnot).toBeLessThan(certify(hull, fresh, claim).lowestKnot);
  });

  it('refuses rows of a cluster that the policy was fitted on', () => {
    const fitted = policy.record.fittedClusters[0] ?? '';
    const mixed = { ...rows, clusterIds: rows.clusterIds.with(7, fitted) };
    expect(() => certify(policy, mixed, claim)).toThrow(
      expect.objectContaining({ code: 'rows-already-used' }),
    );
  });
});
