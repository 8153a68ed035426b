import { formatCost } from '../figures/format-usd.ts';
import type { MeasuredDial } from '../figures/interval.ts';
import { formatPosition } from '../figures/stops.ts';
import { formatPoints, formatPointsRange, turnedInterval } from '../step/format-points.ts';

/** Says that the next lower step is better and cheaper; undefined unless both are measured, each by its interval. */
export function betterLowerText({ steps }: Pick<MeasuredDial, 'steps'>, knot: number): string | undefined {
  const step = steps[knot];
  if (step?.status !== 'measured') return undefined;
  const { qualityLost, savedUsd, lowerKnot } = step;
  if (qualityLost.high >= 0 || savedUsd.low <= 0) return undefined;
  const gained = turnedInterval(qualityLost);
  return (
    `One step lower, at ${formatPosition(lowerKnot)}, is measurably better and cheaper: ` +
    `${formatPoints(gained)} (${formatPointsRange(gained)}) for ${formatCost(savedUsd.mean)} less ` +
    `(${formatCost(savedUsd.low)} to ${formatCost(savedUsd.high)}) per 1,000 requests.`
  );
}
