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

/** Joins neighbouring knots that serve exactly alike, unknown kinds of request too, and hold the same promises. */
export function rangesOf({ policy, readings, certificates }: DialRecord): KnotRange[] {
  const keys = policy.knots.map(({ served, servedBy, hull }, knot) =>
    contentHash({
      served,
      servedBy,
      hull,
      held: overallCertificates(certificates).map((one) => one.lowestKnot <= knot),
    }),
  );
  const ranges: KnotRange[] = [];
  for (const reading of readings) {
    const open = ranges.at(-1);
    const isAlike = open !== undefined && keys[open.first] === keys[reading.knot];
    if (isAlike) ranges.splice(-1, 1, { ...open, last: reading.knot });
    else ranges.push({ first: reading.knot, last: reading.knot, reading });
  }
  return ranges;
}
