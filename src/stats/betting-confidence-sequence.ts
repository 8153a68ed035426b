import { assertCount, assertEnough, assertShare } from './assert-input.ts';
import { bettingStakes } from './betting-stakes.ts';
import type { MeanInterval } from './interval.ts';
import { mean } from './mean.ts';
import { type BoundedValues, unitValues } from './unit-values.ts';

/** What a betting confidence sequence is made of. */
export interface BettingSequenceInput extends BoundedValues {
  /** In (0,1), e.g. 0.95. */
  readonly confidence: number;
  /** The number of values at which it is to be narrowest. Default 'anytime'; valid at every time either way. */
  readonly horizon?: number | 'anytime';
}

/** The interval after the last value, and all those before it. */
export interface BettingConfidenceSequence extends MeanInterval {
  /** The lower bound after each value; never falls. */
  readonly lower: Float64Array;
  /** The upper bound after each value; never rises. */
  readonly upper: Float64Array;
}

/** Means that are tried; the bounds are rounded outwards to 1/CELLS of the range. */
const CELLS = 4_000;
/** The largest share of the wealth that one value may take away. */
const CAP = 0.5;

/** The wealth of two gamblers at every mean that is still possible. */
interface Wealth {
  /** Bets that the mean is higher than this one. */
  readonly up: Float64Array;
  /** Bets that the mean is lower than this one. */
  readonly down: Float64Array;
  /** The lowest and the highest cell not yet ruled out; lowest > highest when none is left. */
  lowest: number;
  highest: number;
}

/** Plays one value at every mean still possible, then rules out from both ends those where a gambler grew rich. */
function playValue(wealth: Wealth, value: number, bet: { stake: number; limit: number }): void {
  const { up, down } = wealth;
  const { stake, limit } = bet;
  for (let cell = wealth.lowest; cell <= wealth.highest; cell += 1) {
    const tried = cell / CELLS;
    const gain = value - tried;
    up[cell]! *= 1 + Math.min(stake, CAP / tried) * gain;
    down[cell]! *= 1 - Math.min(stake, CAP / (1 - tried)) * gain;
  }
  while (wealth.lowest <= wealth.highest && up[wealth.lowest]! >= limit) wealth.lowest += 1;
  while (wealth.highest >= wealth.lowest && down[wealth.highest]! >= limit) wealth.highest -= 1;
}

/**
 * Computes bounds for the mean of bounded values that hold at all times together, by betting against every mean.
 *
 * Shape   values: at least one, in an order that does not depend on them → nested intervals, one after each value
 * Throws  RangeError when a value lies outside its range, or confidence or horizon is out of range
 * Source  Waudby-Smith, Ramdas 2024, JRSS B 86, 1–27, hedged capital with θ = ½ and c = ½. Each wealth is monotone in
 *         the mean tried, so that two moving ends replace the search; should no mean be left, the last interval stays
 */
export function bettingConfidenceSequence(input: BettingSequenceInput): BettingConfidenceSequence {
  const { low, high, confidence, horizon = 'anytime' } = input;
  assertEnough(input.values, 1, 'a confidence sequence');
  assertShare(confidence, 'the confidence');
  if (horizon !== 'anytime') assertCount(horizon, 1, 'the horizon');
  const unit = unitValues(input);
  const n = unit.length;
  // Either gambler has half of the error level, so each needs twice the wealth.
  const limit = 2 / (1 - confidence);
  const stakes = bettingStakes(unit, { logThreshold: Math.log(limit), horizon });
  const wealth: Wealth = {
    up: new Float64Array(CELLS + 1).fill(1),
    down: new Float64Array(CELLS + 1).fill(1),
    lowest: 0,
    highest: CELLS,
  };
  const lower = new Float64Array(n);
  const upper = new Float64Array(n);
  let lowest = 0;
  let highest = CELLS;
  for (let i = 0; i < n; i += 1) {
    playValue(wealth, unit[i]!, { stake: stakes[i]!, limit });
    if (wealth.lowest <= wealth.highest) {
      // One cell outwards: the mean may lie between the last one ruled out and the first one kept.
      lowest = Math.max(0, wealth.lowest - 1);
      highest = Math.min(CELLS, wealth.highest + 1);
    }
    lower[i] = low + ((high - low) * lowest) / CELLS;
    upper[i] = low + ((high - low) * highest) / CELLS;
  }
  return { mean: mean(input.values), low: lower[n - 1]!, high: upper[n - 1]!, lower, upper, confidence, n };
}
