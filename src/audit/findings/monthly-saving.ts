import type { FindingSaving } from '#core';
import { createRandom, skewedMeanInterval } from '#stats';
import type { Claims } from './claims.ts';
import { CONFIDENCE } from './rules.ts';

/** Of more sessions, several are taken together: this bounds the time. */
const MOST_CLUSTERS = 400;
const RESAMPLES = 1000;

/** What each session of the kind would have saved, those that nothing was found in included. */
function savedBySession({ savedUsdOfSession }: Claims, sessionsOfKind: number): Float64Array {
  const saved = new Float64Array(Math.min(MOST_CLUSTERS, sessionsOfKind));
  for (const [index, usd] of [...savedUsdOfSession.values()].entries()) {
    const cluster = index % saved.length;
    saved[cluster] = (saved[cluster] ?? 0) + usd;
  }
  return saved;
}

/**
 * Estimates what a month would save: an interval over sessions, for other sessions of the same people.
 *
 * Shape   sessionsOfKind: at least two; as many sessions in a month as in this log
 * Units   USD; monthFactor: months in which as many sessions happen as in this log, in one month
 */
export function monthlySaving(
  claims: Claims,
  sessionsOfKind: number,
  monthFactor: number,
): Extract<FindingSaving, { status: 'estimated' }> {
  const values = savedBySession(claims, sessionsOfKind);
  const interval = skewedMeanInterval({
    values,
    confidence: CONFIDENCE,
    resamples: RESAMPLES,
    random: createRandom('findings'),
  });
  const factor = values.length * monthFactor;
  const { mean, low, high } = interval;
  return {
    status: 'estimated',
    perMonthUsd: { mean: mean * factor, low: low * factor, high: high * factor, confidence: CONFIDENCE },
    ofLogUsd: mean * values.length,
  };
}
