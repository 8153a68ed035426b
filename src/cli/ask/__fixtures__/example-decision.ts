import { RouteDecision } from '#core';

/** A constructed decision at position 0.5, with what differs in one test. */
export function exampleDecision(differs: Readonly<Record<string, unknown>>): RouteDecision {
  return RouteDecision.parse({
    version: 1,
    id: 'dec_1',
    policyHash: 'hash',
    mode: 'direct',
    position: 0.5,
    knots: { lower: 10, upper: 10, upperShare: 0 },
    segment: null,
    candidates: [
      { planId: 'small', probability: 0.75, predictedQuality: 0.6, costEstimateUsd: 0.001 },
      { planId: 'large', probability: 0.25, predictedQuality: 0.9, costEstimateUsd: 0.01 },
    ],
    planId: 'small',
    propensity: 0.75,
    servedBy: 'hull',
    reason: 'asked for position 0.5',
    certificate: { status: 'none', reason: 'not-certified' },
    ...differs,
  });
}
