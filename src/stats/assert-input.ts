/**
 * Makes sure that there are at least `atLeast` values.
 *
 * Throws  RangeError when there are fewer: asking for a statistic of nothing is a bug of the caller
 */
export function assertEnough(values: ArrayLike<number>, atLeast: number, statistic: string): void {
  if (values.length >= atLeast) return;
  throw new RangeError(`${statistic} needs at least ${atLeast} values and got ${values.length}: check first`);
}

/**
 * Makes sure that a share, such as a confidence, lies strictly between 0 and 1.
 *
 * Throws  RangeError when it does not
 */
export function assertShare(share: number, name: string): void {
  if (share > 0 && share < 1) return;
  throw new RangeError(`${name} is ${share}: give a share strictly between 0 and 1`);
}

/**
 * Makes sure that a count is a whole number of at least `atLeast`.
 *
 * Throws  RangeError when it is not
 */
export function assertCount(count: number, atLeast: number, name: string): void {
  if (Number.isInteger(count) && count >= atLeast) return;
  throw new RangeError(`${name} is ${count}: give a whole number of at least ${atLeast}`);
}

/**
 * Makes sure that two lists belong together, row by row.
 *
 * Throws  RangeError when their lengths differ
 */
export function assertSameLength(a: ArrayLike<number>, b: ArrayLike<number>, names: string): void {
  if (a.length === b.length) return;
  throw new RangeError(`${names} have ${a.length} and ${b.length} values: give one of each for every row`);
}
