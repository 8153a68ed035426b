/** Values with the range that is known to hold them. */
export interface BoundedValues {
  /** In the order in which they are looked at, each in [low, high]. */
  readonly values: ArrayLike<number>;
  /** The least value possible; known beforehand, not the least one seen. */
  readonly low: number;
  /** The greatest value possible; known beforehand, not the greatest one seen. */
  readonly high: number;
}

/** How far rounding may carry a value over its bound, as a share of the range. */
const SLACK = 1e-9;

/**
 * Maps bounded values to [0,1].
 *
 * Shape   → one value in [0,1] for each, in the same order
 * Throws  RangeError when low is not below high, or a value lies outside them by more than rounding
 */
export function unitValues(bounded: BoundedValues): Float64Array {
  const { values, low, high } = bounded;
  if (!(low < high))
    throw new RangeError(`the range is [${low}, ${high}]: give a low end below the high end`);
  return Float64Array.from(values, (value) => {
    const unit = (value - low) / (high - low);
    if (!(unit >= -SLACK && unit <= 1 + SLACK)) {
      throw new RangeError(
        `a value is ${value} and lies outside [${low}, ${high}]: give the range that holds all`,
      );
    }
    return Math.min(1, Math.max(0, unit));
  });
}
