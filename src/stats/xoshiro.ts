/** The 128 bits of a generator's state as four unsigned 32-bit words, not all zero. */
export type XoshiroState = readonly [number, number, number, number];

/**
 * Creates a generator of unsigned 32-bit integers.
 *
 * Shape   each call → the next integer in [0, 2³²)
 * Source  Blackman, Vigna 2021, "Scrambled linear pseudorandom number generators", xoshiro128** 1.1
 */
export function createXoshiro(state: XoshiroState): () => number {
  let [a, b, c, d] = state;
  return () => {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result >>> 0;
  };
}
