import { numberOf } from './number-of.ts';

/**
 * Gives one count that an export tells under several names, of which some may be left at 0.
 *
 * Shape   nothing where none of them is told; NaN where one is no number
 */
export function largestTold(...values: readonly unknown[]): number | undefined {
  const told = values.map(numberOf).filter((value) => value !== undefined);
  return told.length === 0 ? undefined : Math.max(...told);
}
