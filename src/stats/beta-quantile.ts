import { assertShare } from './assert-input.ts';
import { type BetaShape, incompleteBeta } from './incomplete-beta.ts';

/** Halvings until an interval of length 1 is below the spacing of doubles near any usual quantile. */
const HALVINGS = 60;

/**
 * Computes the value below which a beta variable lies with probability p.
 *
 * Shape   p strictly between 0 and 1; shape: both parameters positive → a value in (0,1)
 * Throws  RangeError when p or a parameter is out of range
 * Source  bisection of the regularised incomplete beta function, which increases in x
 */
export function betaQuantile(p: number, shape: BetaShape): number {
  assertShare(p, 'the probability of a beta quantile');
  let low = 0;
  let high = 1;
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (incompleteBeta(middle, shape) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
