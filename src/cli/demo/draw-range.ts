import { normalQuantile } from '#stats';
import type { DemoRow } from './demo-row.ts';

/** The share of runs, at least, whose right answers lie in the range. */
export const RUNS_INSIDE = 0.99;

/** The same figures, added in another order. */
const ROUNDING = 1e-9;

/** What the draws between plans may make of a reading. */
export interface DrawRange {
  readonly low: number;
  readonly high: number;
}

/**
 * Gives the range of the share of right answers on the forms that a reading was measured on: what is right there is
 * known for every plan, and each request is drawn to one plan, so that nothing but the draws can vary.
 *
 * Shape   undefined where there is no reading
 * Source  the variance of one answer is Σ p (1 − p) over what is right, at most (1 − Σ p²) / 2 for the plans' shares p,
 *         and at most q (1 − q) for the reading q; both are concave, so that their means over forms are at most those of
 *         the mean shares. Normal approximation, with half a form for its steps
 */
export function drawRange({ n, reading }: Pick<DemoRow, 'n' | 'reading'>): DrawRange | undefined {
  if (reading === undefined) return undefined;
  const { quality, planShares } = reading;
  const betweenPlans = (1 - planShares.reduce((sum, share) => sum + share ** 2, 0)) / 2;
  const variance = Math.max(0, Math.min(betweenPlans, quality.mean * (1 - quality.mean)));
  // one plan answers everything: nothing is drawn
  if (variance < ROUNDING) return { low: quality.mean - ROUNDING, high: quality.mean + ROUNDING };
  const reach = normalQuantile((1 + RUNS_INSIDE) / 2) * Math.sqrt(variance / n) + 0.5 / n;
  return { low: quality.mean - reach, high: quality.mean + reach };
}

/**
 * Whether the share of right answers is within what the draws allow; undefined where there is no reading.
 *
 * Cost is not judged: a bound on its draws would need the prices of every plan on every form.
 */
export function isAsMeasured(row: Pick<DemoRow, 'n' | 'reading' | 'right'>): boolean | undefined {
  const range = drawRange(row);
  return range === undefined ? undefined : row.right.mean >= range.low && row.right.mean <= range.high;
}
