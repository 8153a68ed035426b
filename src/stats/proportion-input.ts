import { assertCount, assertShare } from './assert-input.ts';

/** What an interval for a proportion is made of. */
export interface ProportionInput {
  /** Whole number in [0, n]. */
  readonly successes: number;
  /** Independent trials, at least 1. */
  readonly n: number;
  /** In (0,1), e.g. 0.95. */
  readonly confidence: number;
}

/**
 * Makes sure that successes, trials and confidence go together.
 *
 * Throws  RangeError when one is out of range
 */
export function assertProportion(input: ProportionInput): void {
  assertCount(input.n, 1, 'the number of trials');
  assertCount(input.successes, 0, 'the number of successes');
  assertShare(input.confidence, 'the confidence');
  if (input.successes <= input.n) return;
  throw new RangeError(`${input.successes} successes in ${input.n} trials are too many: count them again`);
}
