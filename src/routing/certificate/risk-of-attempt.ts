/**
 * The risk that the j-th attempt on the same rows may use: all of delta at first, then less and less.
 *
 * Shape   attempt ≥ 1; all attempts after the first stay within 0.4 delta together, however many there are
 * Source  routing-method D8a; Σ 6 / (π² j²) = 1
 */
export function riskOfAttempt(delta: number, attempt: number): number {
  return attempt === 1 ? delta : (delta * 6) / (Math.PI ** 2 * attempt ** 2);
}
