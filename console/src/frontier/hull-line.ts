import type { MeasuredDial } from '../figures/interval.ts';
import { placeCost } from './place-cost.ts';

/** Places on the way from one corner to the next; they stand closer where costs are low, as positions do. */
const STEPS = 40;
const SHARES = Array.from({ length: STEPS + 1 }, (_, step) => (step / STEPS) ** 3);

/** A mixture of single plans, where it stands on the dial. */
export interface HullPlace {
  /** Dial position in [0,1]. */
  readonly position: number;
  /** Mean score in [0,1]. */
  readonly quality: number;
}

/**
 * Lists the mixtures along the static hull: what its neighbours score in these shares, where the dial costs as much.
 *
 * Shape   empty for a hull of fewer than two plans
 */
export function hullLine({ hull, readings }: Pick<MeasuredDial, 'hull' | 'readings'>): HullPlace[] {
  return hull.slice(1).flatMap((high, index) => {
    const low = hull[index] ?? high;
    return SHARES.map((share) => ({
      position: placeCost(readings, low.costUsd + share * (high.costUsd - low.costUsd)).position,
      quality: low.quality + share * (high.quality - low.quality),
    }));
  });
}
