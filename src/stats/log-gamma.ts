/** Coefficients for g = 7 and nine terms. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

/**
 * Computes the logarithm of the gamma function.
 *
 * Shape   x: positive
 * Throws  RangeError when x is not positive
 * Source  Lanczos 1964, "A precision approximation of the gamma function", g = 7, n = 9
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`the gamma function is asked for at ${x}: give a positive number`);
  const base = x + 6.5;
  let series: number = LANCZOS[0];
  for (let term = 1; term < LANCZOS.length; term += 1) series += LANCZOS[term]! / (x - 1 + term);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(series);
}
