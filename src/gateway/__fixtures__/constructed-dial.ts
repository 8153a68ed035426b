import { createCallPlan, type Certificate, type Mix, type Policy } from '#core';
import { type Dial, openDial } from '#routing';
import { LADDER } from './recorded-rows.ts';

const AT = '2026-11-20T00:00:00.000Z';
const HASH = 'a'.repeat(64);
const TOP = LADDER.length - 1;

function only(plan: number): Mix {
  return { low: { type: 'plan', plan }, high: { type: 'plan', plan }, highShare: 0 };
}

/** The rung that serves a knot of the constructed dial: a third of the knots each. */
function rungOf(knot: number): number {
  return Math.min(TOP, Math.floor(knot / 7));
}

const policy: Policy = {
  version: 1,
  hash: HASH,
  createdAt: AT,
  mode: 'direct',
  source: 'simulated',
  dataHash: 'b'.repeat(64),
  priceDate: '2026-11-20',
  plans: LADDER.map((model) => createCallPlan(model)),
  topPlan: TOP,
  planQuality: [0.6, 0.8, 0.9],
  planCostUsd: [0.0001, 0.0004, 0.002],
  segments: [{ name: 'all', cases: 400, quality: [0.6, 0.8, 0.9], costUsd: [0.0001, 0.0004, 0.002] }],
  heads: null,
  knots: Array.from({ length: 21 }, (_, knot) => ({
    position: knot / 20,
    targetCostUsd: 0.0001 * (knot + 1),
    served: only(rungOf(knot)),
    servedBy: knot === 20 ? ('top' as const) : ('hull' as const),
    hull: only(rungOf(knot)),
  })),
  gates: [],
  fitRows: 400,
  fittedClusters: ['bolts'],
};

const certificate: Certificate = {
  version: 1,
  policyHash: HASH,
  mode: 'direct',
  segment: null,
  claims: 1,
  rho: 0.95,
  delta: 0.05,
  deltaUsed: 0.03,
  attempt: 1,
  n: 412,
  poolHash: 'c'.repeat(64),
  lowestKnot: 10,
  tests: [],
  issuedAt: AT,
};

/** A dial on the constructed ladder: one rung for every third of it, and 0.95 certified from its middle on. */
export const CONSTRUCTED_DIAL: Dial = openDial({ version: 1, policy, readings: [], certificates: [certificate] });
