import { TOP_KNOT } from './interval.ts';

/** A named place on the dial. */
export interface Stop {
  readonly name: string;
  readonly knot: number;
}

/** The named stops, lowest first: key 1 goes to the first. */
export const STOPS: readonly Stop[] = [
  { name: 'none', knot: 0 },
  { name: 'minimal', knot: 2 },
  { name: 'low', knot: 5 },
  { name: 'medium', knot: 10 },
  { name: 'high', knot: 15 },
  { name: 'xhigh', knot: 18 },
  { name: 'max', knot: TOP_KNOT },
];

/** A knot's position on the dial: `0.75`. */
export function formatPosition(knot: number): string {
  return (knot / TOP_KNOT).toFixed(2);
}

/** A knot's position with its name, where it has one: `0.75 high`. */
export function nameKnot(knot: number): string {
  const stop = STOPS.find((one) => one.knot === knot);
  return stop === undefined ? formatPosition(knot) : `${formatPosition(knot)} ${stop.name}`;
}
