import { createXoshiro } from './xoshiro.ts';

const GOLDEN = 0x9e3779b9;
const PER_UNIT = 2 ** -32;

/** The output function of splitmix32: every bit of the input changes about half of the bits of the output. */
function mixBits(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** The words that a seed consists of: the two halves of the number's bits, or the text's code units. */
function wordsFromSeed(seed: number | string): readonly number[] {
  if (typeof seed === 'string') return Array.from(seed, (character) => character.codePointAt(0) ?? 0);
  if (!Number.isFinite(seed)) throw new RangeError(`the seed is ${seed}: give a finite number or a text`);
  const bits = new DataView(new ArrayBuffer(8));
  // Adding 0 makes -0 and 0 the same seed.
  bits.setFloat64(0, seed + 0);
  return [bits.getUint32(0), bits.getUint32(4)];
}

/** One word of the state: a chain of splitmix32 steps over the seed's words, begun at `lane`. */
function stateWord(words: readonly number[], lane: number): number {
  let word = mixBits(Math.imul(GOLDEN, lane + 1) ^ words.length);
  for (const next of words) word = mixBits((word ^ next) + GOLDEN);
  return word;
}

/**
 * Creates a source of uniform numbers in [0, 1) that repeats to the bit for the same seed.
 *
 * Shape   seed: any finite number or text → a function that gives a multiple of 2⁻³²
 * Throws  RangeError when the seed is not finite
 * Source  Blackman, Vigna 2021, xoshiro128**; seeded by splitmix32 as they advise (Steele, Lea, Flood 2014)
 */
export function createRandom(seed: number | string): () => number {
  const words = wordsFromSeed(seed);
  // The last bit keeps the state from being all zero, where the generator would stand still.
  const next = createXoshiro([
    stateWord(words, 0),
    stateWord(words, 1),
    stateWord(words, 2),
    stateWord(words, 3) | 1,
  ]);
  return () => next() * PER_UNIT;
}
