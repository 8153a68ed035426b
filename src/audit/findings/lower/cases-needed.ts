import { normalQuantile } from '#stats';
import { CONFIDENCE } from '../rules.ts';

/** Half the width of the interval of lost right answers that a suite aims at, in points of 100. */
export const HALF_WIDTH_POINTS = 5;
/** Supposed share of cases on which only one of the two plans is right; the variance of a paired difference is at most this. */
export const SUPPOSED_DISCORDANCE = 0.2;

const Z = normalQuantile((1 + CONFIDENCE) / 2);

/**
 * Gives the number of cases for which a paired difference of right answers has the wanted half-width.
 *
 * Units   points of 100 answers; discordance in (0,1]
 * Source  (z ⁄ h)² · d, from the variance d − (difference)² ≤ d of a paired difference: Connor 1987, Biometrics 43, 207–211
 */
export function casesNeeded(halfWidthPoints: number, discordance: number): number {
  return Math.ceil((Z / (halfWidthPoints / 100)) ** 2 * discordance);
}

/** Gives the half-width in points that so many cases are expected to bring. */
export function expectedHalfWidth(cases: number, discordance: number): number {
  return 100 * Math.min(1, Z * Math.sqrt(discordance / cases));
}
