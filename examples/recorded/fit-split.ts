import { createRandom } from '#stats';
import {
  certify,
  type DialRecord,
  fitPolicy,
  measureReadings,
  measureSteps,
  openPolicy,
  RoutingConfig,
} from '#routing';
import { PRICE_DATE, type Split } from './read-data.ts';

/** The promises that the example certifies. */
const RHOS = [0.9, 0.95, 0.97];

/**
 * Fits, measures and certifies a dial on the rows of one split. The rows are fresh, so each attempt is the first.
 *
 * Shape   `knots`: which readings to measure; default all 21, with the steps between them
 */
export function fitSplit(split: Split, seed: string, knots?: readonly number[]): DialRecord {
  const random = createRandom(seed);
  const now = new Date(0).toISOString();
  const policy = fitPolicy(split.fit, {
    config: RoutingConfig.parse({ rhos: RHOS }),
    random,
    priceDate: PRICE_DATE,
    createdAt: now,
    source: 'recorded',
  });
  const open = openPolicy(policy);
  return {
    version: 1,
    policy,
    readings: measureReadings(open, split.certify, { random, ...(knots === undefined ? {} : { knots }) }),
    ...(knots === undefined ? { steps: measureSteps(open, split.certify, { random }) } : {}),
    certificates: RHOS.map((rho) =>
      certify(open, split.certify, { rho, delta: 0.05, attempt: 1, issuedAt: now }),
    ),
  };
}
