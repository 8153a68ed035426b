/** No call has more tokens of one kind. */
const MOST_TOKENS = 1e9;
/** A sum of calls may have more; above this, numbers are no longer exact for sure. */
export const MOST_TOKENS_OF_A_SUM = Number.MAX_SAFE_INTEGER;

/** Reads the counts of one call and remembers whether all of them can be. */
export interface CountReader {
  /** Gives a count; nothing where there is none, or one that cannot be. */
  read(value: unknown): number | undefined;
  /** Whether a count was no whole number, negative, or more than there can be. */
  hasImpossible(): boolean;
}

/** Starts to read the counts of one call, or of a sum of calls. */
export function createCountReader(most = MOST_TOKENS): CountReader {
  let isImpossible = false;
  return {
    read(value) {
      if (value === undefined || value === null) return undefined;
      if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most) {
        return value;
      }
      isImpossible = true;
      return undefined;
    },
    hasImpossible: () => isImpossible,
  };
}
