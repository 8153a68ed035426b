import type { Policy } from '#core';
import { hullPolicy } from './example-dial.ts';
import { NO_SIGNAL } from './synthetic-world.ts';

/** The knot at which the policy below mixes otherwise than the hull does. */
export const BLIND_KNOT = 10;

const HALF = 0.5;
const meanOf = (values: readonly number[]) => HALF * (values[0] ?? 0) + HALF * (values[2] ?? 0);
const trueQuality = [0, 1, 2].map((plan) => NO_SIGNAL.quality({ isHard: false, segment: 'work' }, plan));

/** A policy of three plans on the hull that mixes the outer two half and half at one knot, past the middle one. */
export function blindPolicy(): Policy {
  const record = hullPolicy();
  const served = {
    low: { type: 'plan' as const, plan: 0 },
    high: { type: 'plan' as const, plan: 2 },
    highShare: HALF,
  };
  const knots = record.knots.map((knot, index) => (index === BLIND_KNOT ? { ...knot, served } : knot));
  return { ...record, knots };
}

/** What that knot truly loses against the middle and the dearest plan mixed at the same mean cost. */
export function trueBlindGain(): number {
  const [, middleUsd = 0, dearestUsd = 0] = NO_SIGNAL.costsUsd;
  const [, middle = 0, dearest = 0] = trueQuality;
  const share = (meanOf(NO_SIGNAL.costsUsd) - middleUsd) / (dearestUsd - middleUsd);
  return meanOf(trueQuality) - (middle + share * (dearest - middle));
}
