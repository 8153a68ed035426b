import { logGamma } from './log-gamma.ts';

/** The two parameters of a beta distribution, both positive. */
export interface BetaShape {
  readonly a: number;
  readonly b: number;
}

const MAX_STEPS = 10_000;
const PRECISION = 1e-15;

/** Keeps a denominator of the continued fraction away from 0. */
function awayFromZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}

/** The continued fraction of the incomplete beta function by the modified method of Lentz. */
function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= MAX_STEPS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return fraction;
}

/**
 * Computes the regularised incomplete beta function: the probability that a beta variable is at most x.
 *
 * Shape   x in [0,1]; shape: both parameters positive → a probability
 * Throws  RangeError when x lies outside [0,1] or a parameter is not positive
 * Source  Press et al. 2007, Numerical Recipes, 3rd ed., section 6.4; DLMF 8.17.22
 */
export function incompleteBeta(x: number, shape: BetaShape): number {
  const { a, b } = shape;
  if (!(x >= 0 && x <= 1))
    throw new RangeError(`the beta distribution is asked for at ${x}: give x in [0,1]`);
  if (x === 0 || x === 1) return x;
  const logFront = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  // The fraction converges fast only on this side of the mean; the other side follows by symmetry.
  if (x < (a + 1) / (a + b + 2)) return (Math.exp(logFront) * continuedFraction(x, a, b)) / a;
  return 1 - (Math.exp(logFront) * continuedFraction(1 - x, b, a)) / b;
}
