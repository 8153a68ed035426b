import { assertCount, assertEnough, assertShare } from './assert-input.ts';
import { bettingStakes } from './betting-stakes.ts';
import { type BoundedValues, unitValues } from './unit-values.ts';

/** What a betting test is made of. */
export interface BettingTestInput extends BoundedValues {
  /** The null hypothesis says that the mean is at most this; strictly between low and high. */
  readonly nullMean: number;
  /** The error level at which the bets are aimed, in (0,1); the p-value is valid at every other one as well. */
  readonly delta: number;
  /** How many values are planned, for the largest power there; 'anytime' when nobody knows. Valid at every time either way. */
  readonly horizon: number | 'anytime';
}

/** What a betting test found. */
export interface BettingTestResult {
  /** In (0,1]; 1 / the largest wealth. Holds however often it is looked at. */
  readonly pValue: number;
  /** After how many values the test first rejected at delta; absent when it never did. */
  readonly rejectedAt?: number;
  /** Natural logarithm of the wealth after the last value, begun at 0. */
  readonly logWealth: number;
  readonly n: number;
}

/** The largest share of the wealth that one value may take away. */
const CAP = 0.75;

/**
 * Tests that the mean of bounded values is at most `nullMean`, by betting against it value by value.
 *
 * Shape   values: at least one, in an order that does not depend on them → an anytime-valid p-value
 * Throws  RangeError when a value lies outside its range, or nullMean, delta or horizon is out of range
 * Source  Waudby-Smith, Ramdas 2024, JRSS B 86, 1–27, one-sided capital process with c = 3/4; by Ville's inequality the
 *         wealth passes 1/δ with probability at most δ where the null is true
 */
export function bettingTest(input: BettingTestInput): BettingTestResult {
  const { low, high, nullMean, delta, horizon } = input;
  assertEnough(input.values, 1, 'a betting test');
  assertShare(delta, 'the error level');
  if (horizon !== 'anytime') assertCount(horizon, 1, 'the horizon');
  const unit = unitValues(input);
  const unitMean = (nullMean - low) / (high - low);
  assertShare(unitMean, `The place of the null mean ${nullMean} in [${low}, ${high}]`);
  const logThreshold = Math.log(1 / delta);
  const stakes = bettingStakes(unit, { logThreshold, horizon });
  let logWealth = 0;
  let largest = 0;
  let rejectedAt: number | undefined;
  for (let i = 0; i < unit.length; i += 1) {
    const stake = Math.min(stakes[i]!, CAP / unitMean);
    logWealth += Math.log1p(stake * (unit[i]! - unitMean));
    if (logWealth > largest) largest = logWealth;
    if (rejectedAt === undefined && logWealth >= logThreshold) rejectedAt = i + 1;
  }
  const result = { pValue: Math.exp(-largest), logWealth, n: unit.length };
  return rejectedAt === undefined ? result : { ...result, rejectedAt };
}
