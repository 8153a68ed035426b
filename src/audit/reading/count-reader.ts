/** No call has more tokens of one kind. */
const MOST_TOKENS = 1e9;

/** Reads the counts of one call and remembers whether all of them can be. */
export interface CountReader {
  /** Gives a count; nothing where there is none, or one that cannot be. */
  read(value: unknown): number | undefined;
  /** Whether a count was no whole number, negative, or more than any call has. */
  hasImpossible(): boolean;
}

/** Starts to read the counts of one call. */
export function createCountReader(): CountReader {
  let isImpossible = false;
  return {
    read(value) {
      if (value === undefined || value === null) return undefined;
      if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST_TOKENS) {
        return value;
      }
      isImpossible = true;
      return undefined;
    },
    hasImpossible: () => isImpossible,
  };
}
