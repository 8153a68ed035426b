/** A source of uniform numbers in [0, 1); passed in, so that a seeded run repeats to the byte. */
export type Random = () => number;
