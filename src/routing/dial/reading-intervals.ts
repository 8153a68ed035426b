import type { Interval, Random } from '#core';
import {
  bcaInterval,
  bettingConfidenceSequence,
  skewedMeanInterval,
  standardError,
  wilsonInterval,
} from '#stats';

const RESAMPLES = 2000;
const CONFIDENCE = 0.95;

/** Cases below which a bootstrap of fractions covers too little (stats/README). */
const FEWEST_FOR_BOOTSTRAP = 50;

function boundsOf(values: Float64Array, random: Random) {
  return bcaInterval({ values, confidence: CONFIDENCE, resamples: RESAMPLES, random });
}

/** Scores that are all 0 or 1 get Wilson's interval; few or equal ones the betting sequence, which is never too narrow. */
export function qualityInterval(values: Float64Array, random: Random): Interval {
  const n = values.length;
  const total = { standardError: standardError(values) };
  if (values.every((value) => value === 0 || value === 1)) {
    const successes = values.reduce((sum, value) => sum + value, 0);
    return { ...wilsonInterval({ successes, n, confidence: CONFIDENCE }), ...total };
  }
  if (n < FEWEST_FOR_BOOTSTRAP || total.standardError === 0) {
    const { mean, low, high } = bettingConfidenceSequence({
      values,
      low: 0,
      high: 1,
      confidence: CONFIDENCE,
      horizon: n,
    });
    return { mean, low, high, confidence: CONFIDENCE, n, ...total };
  }
  return { ...boundsOf(values, random), ...total };
}

/** Costs are skewed, a few dear requests among many cheap ones, and never below 0. */
export function costInterval(values: Float64Array, random: Random): Interval {
  const bounds = skewedMeanInterval({ values, confidence: CONFIDENCE, resamples: RESAMPLES, random });
  return { ...bounds, low: Math.max(0, bounds.low), standardError: standardError(values) };
}
