/**
 * Creates a source of numbers that draws every possible resample of n values once, in turn.
 *
 * Shape   n: at least 1 → after n · nⁿ calls it starts again
 */
export function everyResample(n: number): () => number {
  let call = 0;
  return () => {
    const resample = Math.floor(call / n);
    const digit = Math.floor(resample / n ** (call % n)) % n;
    call += 1;
    return (digit + 0.5) / n;
  };
}
