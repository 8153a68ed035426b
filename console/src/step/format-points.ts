import { THIN } from '../figures/format-percent.ts';
import type { Interval } from '../figures/interval.ts';

type Ends = Pick<Interval, 'low' | 'high' | 'mean'>;

/** A difference the other way round: what a step loses, as a change. */
export function turnedInterval({ mean, low, high }: Ends): Ends {
  return { mean: -mean, low: -high, high: -low };
}

/** A share as points with its sign, two decimals where the interval is narrower than a point. */
function signed(share: number, { low, high }: Ends): string {
  const size = Math.abs(100 * share).toFixed(100 * (high - low) < 1 ? 2 : 1);
  if (Number(size) === 0) return `±${size}`;
  return `${share < 0 ? '−' : '+'}${size}`;
}

/** A difference of shares in points: `−0.7 pt`. */
export function formatPoints(ends: Ends): string {
  return `${signed(ends.mean, ends)}${THIN}pt`;
}

/** The ends of a difference in points: `−1.2 to +0.1`. */
export function formatPointsRange(ends: Ends): string {
  return `${signed(ends.low, ends)} to ${signed(ends.high, ends)}`;
}
