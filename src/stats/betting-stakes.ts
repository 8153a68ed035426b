/** What the bets are aimed at. */
export interface StakeAim {
  /** ln(1/δ): the logarithm of the wealth at which a test rejects. */
  readonly logThreshold: number;
  /** The number of values at which the wealth is to be largest; 'anytime' when it is not known. */
  readonly horizon: number | 'anytime';
}

/**
 * Computes the stake of each bet from the values before it alone, so that the bets may be placed one by one.
 *
 * Shape   unit: values in [0,1], in order → one stake ≥ 0 for each; the caller caps it so that wealth stays positive
 * Source  Waudby-Smith, Ramdas 2024, "Estimating means of bounded random variables by betting", JRSS B 86, 1–27:
 *         their predictable plug-in bets, for all times and for a fixed n
 */
export function bettingStakes(unit: Float64Array, aim: StakeAim): Float64Array {
  const stakes = new Float64Array(unit.length);
  // One imagined value of ½ with variance ¼ stands before the first real one.
  let sum = 0.5;
  let squares = 0.25;
  for (let i = 0; i < unit.length; i += 1) {
    const t = i + 1;
    const variance = squares / t;
    const spreadOver = aim.horizon === 'anytime' ? t * Math.log(t + 1) : aim.horizon;
    stakes[i] = Math.sqrt((2 * aim.logThreshold) / (variance * spreadOver));
    sum += unit[i]!;
    squares += (unit[i]! - sum / (t + 1)) ** 2;
  }
  return stakes;
}
