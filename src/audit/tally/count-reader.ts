/** Reads the counts of one call and remembers whether all of them can be. */
export interface CountReader {
  /** Gives a count; nothing where there is none, or one that cannot be. */
  read(value: unknown): number | undefined;
  /** Whether a count was no whole number, negative, or too large to be exact. */
  hasImpossible(): boolean;
}

/** Starts to read the counts of one call, or of a sum of calls; how many there can be is another question (`call-bounds.ts`). */
export function createCountReader(): CountReader {
  let isImpossible = false;
  return {
    read(value) {
      if (value === undefined || value === null) return undefined;
      if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
      isImpossible = true;
      return undefined;
    },
    hasImpossible: () => isImpossible,
  };
}
