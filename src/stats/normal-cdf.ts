/** Hart's rational approximation, numerator then denominator, highest power first. */
const NUMERATOR = [
  3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871,
  221.213596169931, 220.206867912376,
] as const;
const DENOMINATOR = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674,
  637.333633378831, 793.826512519948, 440.413735824752,
] as const;
/** Where Hart's approximation hands over to the continued fraction: 10/√2. */
const TAIL_START = 7.07106781186547;

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}

/** The probability above `x` for x ≥ 0. */
function upperTail(x: number): number {
  const density = Math.exp((-x * x) / 2);
  if (x < TAIL_START) return (density * polynomial(NUMERATOR, x)) / polynomial(DENOMINATOR, x);
  let fraction = x + 0.65;
  for (let depth = 4; depth >= 1; depth -= 1) fraction = x + depth / fraction;
  return density / (fraction * Math.sqrt(2 * Math.PI));
}

/**
 * Computes the probability that a standard normal variable is at most x.
 *
 * Throws  RangeError when x is NaN
 * Source  Hart 1968, algorithm 5666, as given by West 2005, "Better approximations to cumulative normal functions"
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) throw new RangeError('the normal distribution is asked for at NaN: give a number');
  return x > 0 ? 1 - upperTail(x) : upperTail(-x);
}
