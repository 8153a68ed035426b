/**
 * Computes the acceleration of a BCa interval from the statistic's leave-one-out values.
 *
 * Shape   leftOut: the statistic without each value in turn → 0 when they are all equal
 * Source  Efron 1987, JASA 82, 171–185; Efron, Tibshirani 1993, An Introduction to the Bootstrap, eq. 14.15
 */
export function jackknifeAcceleration(leftOut: Float64Array): number {
  const n = leftOut.length;
  let centre = 0;
  for (let i = 0; i < n; i += 1) centre += leftOut[i]! / n;
  let squares = 0;
  let cubes = 0;
  for (let i = 0; i < n; i += 1) {
    const deviation = centre - leftOut[i]!;
    squares += deviation * deviation;
    cubes += deviation ** 3;
  }
  return squares === 0 ? 0 : cubes / (6 * squares ** 1.5);
}
