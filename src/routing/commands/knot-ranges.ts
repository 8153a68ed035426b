import { contentHash, type Reading } from '#core';
import { type DialRecord, overallCertificates } from '../dial/dial.ts';
import { TOP_KNOT } from '../dial/spend-targets.ts';

/** Neighbouring knots, from the first to the last, both included. */
export interface KnotRange {
  readonly first: number;
  readonly last: number;
  /** The reading of the first. */
  readonly reading: Reading;
}

const positionText = (knot: number) => (knot / TOP_KNOT).toFixed(2);

/** Positions as people read them: `0.25`, or `0.25–0.40`. */
export function rangeText(first: number, last: number): string {
  return first === last ? positionText(first) : `${positionText(first)}–${positionText(last)}`;
}

/** Joins neighbours for as long as they belong to the first of their range. */
function joinWhile(
  readings: readonly Reading[],
  belongs: (first: Reading, next: Reading) => boolean,
): KnotRange[] {
  const ranges: KnotRange[] = [];
  for (const reading of readings) {
    const open = ranges.at(-1);
    if (open !== undefined && belongs(open.reading, reading))
      ranges.splice(-1, 1, { ...open, last: reading.knot });
    else ranges.push({ first: reading.knot, last: reading.knot, reading });
  }
  return ranges;
}

/** Joins neighbouring knots that serve exactly alike and hold the same promises. */
export function rangesOf({ policy, readings, certificates }: DialRecord): KnotRange[] {
  const keys = policy.knots.map(({ served, servedBy }, knot) =>
    contentHash({
      served,
      servedBy,
      held: overallCertificates(certificates).map((one) => one.lowestKnot <= knot),
    }),
  );
  return joinWhile(readings, (first, next) => keys[first.knot] === keys[next.knot]);
}

function isWithin(value: number, { low, high }: Reading['quality']): boolean {
  return low <= value && value <= high;
}

/** Finds the stretches of neighbours whose measured quality does not differ from the first one's: each mean lies inside the other's interval. */
export function unmeasurableRanges(readings: readonly Reading[]): KnotRange[] {
  const ranges = joinWhile(
    readings,
    (first, next) => isWithin(next.quality.mean, first.quality) && isWithin(first.quality.mean, next.quality),
  );
  return ranges.filter(({ first, last }) => last > first);
}
